#pragma once
#include <stddef.h>

/// The UCI 8×8 digits as comma-separated text: 1,797 lines of 64 grey levels (0–16) and the label.
extern const char *_Nonnull gradus_digits_csv(size_t *_Nonnull length);

/// Fisher's irises as comma-separated text: a header, then 150 lines of four lengths in centimetres
/// and the species (0–2).
extern const char *_Nonnull gradus_iris_csv(size_t *_Nonnull length);
