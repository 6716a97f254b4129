// Compiling
