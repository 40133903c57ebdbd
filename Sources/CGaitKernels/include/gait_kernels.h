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

/// Pairs of rows that are worked on at a time: few enough that their products stay in a cache.
enum { GAIT_PAIRS = 40 };

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
/// What is written must not overlap what is read. A NaN goes through all of it. Whatever the number of rows in a call,
/// each sum is taken in the same order with the same instructions: results do not depend on how rows are cut into calls.
///
/// Three taps g0, g1, g2 can be taken for two rows at once, with four products instead of six (Winograd's F(2, 3); Lavin
/// and Gray, CVPR 2016, here over time alone). Of the rows of input d0 ... d3 below an even row y0 and the odd one
/// after it:
///
///     m0 = (d0 - d2) g0                    y0 = (m0 + m1) + m2
///     m1 = (d1 + d2) (g0 + g1 + g2) / 2
///     m2 = (d2 - d1) (g0 - g1 + g2) / 2    y1 = (m1 - m2) - m3
///     m3 = (d1 - d3) g2
///
/// Each row needs three of the products and no row of input but its own three: one row alone costs what it does without
/// pairs, and gives the same bits as within a pair.
typedef struct {
  const float *input;
  ptrdiff_t stride;
  ptrdiff_t rows;
  ptrdiff_t depth;
  /// [outputs / 16][depth][16], aligned to 64 bytes; NULL where rows are taken in pairs.
  const float *weights;
  /// The factors of m0 ... m3, each [outputs / 16][stride][16], aligned to 64 bytes; NULL where rows are taken singly.
  const float *paired[4];
  /// Whether the first row is the odd one of its pair. Read only where rows are taken in pairs, as is `scratch`.
  bool begins_odd;
  /// GAIT_PAIRS * 4 * (stride + outputs) floats, aligned to 64 bytes.
  float *scratch;
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
