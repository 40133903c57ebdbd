// The only place that knows libhdf5: whole data sets of 16-bit numbers, and nothing else.
// Compiled to nothing without the package trait Training.
#ifndef CHDF5_H
#define CHDF5_H

#include <stdbool.h>
#include <stdint.h>

#define CHDF5_MAX_RANK 8

typedef struct {
  /// Whether the file has a data set of this name.
  bool exists;
  /// Whether its numbers are unsigned 16-bit integers.
  bool is_uint16;
  int rank;
  uint64_t sizes[CHDF5_MAX_RANK];
} chdf5_shape;

/// Opens a file for reading; below 0 if it is missing or no HDF5 file.
int64_t chdf5_open(const char *path);
void chdf5_close(int64_t file);

/// Describes a data set; what cannot be read is said not to exist.
chdf5_shape chdf5_describe(int64_t file, const char *name);

/// Reads a whole data set of `count` numbers; false if the file is damaged or of another size.
bool chdf5_read(int64_t file, const char *name, uint16_t *numbers, uint64_t count);

/// Begins a file, replacing what is there; below 0 if it cannot be made.
int64_t chdf5_create(const char *path);

/// Writes a data set in slabs along its first axis, compressed.
///
/// `numbers` may be NULL, which leaves zeros that take no room; `wide` makes it 32-bit integers.
bool chdf5_write(
    int64_t file, const char *name, int rank, const uint64_t *sizes, const uint16_t *numbers,
    bool wide);

#endif
