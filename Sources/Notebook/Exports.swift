// A cell that imports Notebook has the library, the figures and the C library's mathematics.
@_exported import Glibc
@_exported import NN
@_exported import Plotting
