#pragma once
#include <stddef.h>

/// The UCI 8×8 digits as comma-separated text: 1,797 lines of 64 grey levels (0–16) and the label.
extern const char *_Nonnull gradus_digits_csv(size_t *_Nonnull length);
