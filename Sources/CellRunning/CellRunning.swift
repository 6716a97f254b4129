// CellRunning
