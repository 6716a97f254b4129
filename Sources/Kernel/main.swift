print("gradus-kernel")
