/// The arithmetic of the inference core: one convolution, in as many vector widths as there are.
///
/// Everything else of a network is bookkeeping in Swift. A plain Swift reference stands beside the
/// caller and the tests hold every kernel against it.

#ifndef GAIT_KERNELS_H
#define GAIT_KERNELS_H

#include <stdbool.h>
#include <stddef.h>

/// Output channels come in panels of this many; weights are packed panel by panel.
enum { GAIT_PANEL = 16 };

/// One convolution over time with everything that follows it on a row.
///
/// Rows are time steps, channels lie next to each other. A row of output r reads `depth` floats from
/// `input + r * stride`: with three taps and C channels that is three rows of C, so stride = C and
/// depth = 3 C. Then, for each output channel c:
///
///     s = sum over k of weights[c][k] * input[k]  (+ residual)
///     sum       = s                               if wanted
///     activated = max(s (* scale) + shift, 0)     if wanted
///
/// What is written must not overlap what is read. A NaN goes through all of it. Whatever the number of rows in a call, each sum is taken in the
/// same order with the same instructions: results do not depend on how rows are cut into calls.
typedef struct {
  const float *input;
  ptrdiff_t stride;
  ptrdiff_t rows;
  ptrdiff_t depth;
  /// [outputs / 16][depth][16], aligned to 64 bytes.
  const float *weights;
  /// A multiple of 16.
  ptrdiff_t outputs;
  /// [rows][outputs] added to the sum, or NULL.
  const float *residual;
  /// [rows][outputs] or NULL.
  float *sum;
  /// [outputs], or NULL for 1; read only where `activated` is wanted.
  const float *scale;
  /// [outputs]; read only where `activated` is wanted.
  const float *shift;
  /// [rows][outputs] or NULL.
  float *activated;
} gait_convolution;

typedef struct {
  const char *name;
  void (*convolve)(const gait_convolution *);
  /// Sum of a[i] * b[i]; count is a multiple of 16.
  float (*dot)(const float *a, const float *b, ptrdiff_t count);
} gait_kernels;

/// How many sets of kernels this processor runs; at least one.
int gait_kernels_count(void);
/// The sets from the plainest (0) to the widest (count - 1).
const gait_kernels *gait_kernels_at(int index);

#endif
