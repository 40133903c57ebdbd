// Arithmetic, reductions and shapes. Dimensions may be negative, counting from the last one.

#ifndef CTORCH_OPERATIONS_H
#define CTORCH_OPERATIONS_H

#include "ctorch_tensor.h"

#ifdef __cplusplus
extern "C" {
#endif

// MARK: - Element by element, with broadcasting

typedef enum {
  CTORCH_NEGATE,
  CTORCH_ABSOLUTE,
  CTORCH_SIGN,
  CTORCH_SQUARE,
  CTORCH_SQUARE_ROOT,
  CTORCH_EXPONENTIAL,
  CTORCH_LOGARITHM,
  CTORCH_RELU,
  CTORCH_SIGMOID,
  CTORCH_TANH,
  CTORCH_LOGICAL_NOT,
  CTORCH_IS_FINITE,
} ctorch_unary;

typedef enum {
  CTORCH_ADD,
  CTORCH_SUBTRACT,
  CTORCH_MULTIPLY,
  CTORCH_DIVIDE,
  CTORCH_LARGER,
  CTORCH_SMALLER,
  CTORCH_IS_EQUAL,
  CTORCH_IS_LESS,
  CTORCH_IS_GREATER,
  // Of the last two dimensions; those before them are a batch.
  CTORCH_MATRIX_PRODUCT,
} ctorch_binary;

typedef enum {
  CTORCH_ADD_NUMBER,
  CTORCH_SUBTRACT_FROM_NUMBER,
  CTORCH_MULTIPLY_BY_NUMBER,
  CTORCH_DIVIDE_NUMBER,
  CTORCH_POWER,
  CTORCH_AT_LEAST,
  CTORCH_AT_MOST,
  CTORCH_EQUALS_NUMBER,
  CTORCH_LESS_THAN_NUMBER,
  CTORCH_GREATER_THAN_NUMBER,
} ctorch_with_number;

ctorch_tensor *ctorch_apply(ctorch_unary operation, const ctorch_tensor *x);
ctorch_tensor *ctorch_combine(
    ctorch_binary operation, const ctorch_tensor *x, const ctorch_tensor *y);
ctorch_tensor *ctorch_apply_number(
    ctorch_with_number operation, const ctorch_tensor *x, double number);
// The value where the mask is true, x elsewhere.
ctorch_tensor *ctorch_masked(const ctorch_tensor *x, const ctorch_tensor *mask, double value);
// x where the mask is true, y elsewhere.
ctorch_tensor *ctorch_chosen(
    const ctorch_tensor *mask, const ctorch_tensor *x, const ctorch_tensor *y);

// MARK: - Reductions

typedef enum {
  CTORCH_SUM,
  CTORCH_MEAN,
  CTORCH_LARGEST,
  CTORCH_SMALLEST,
  // The root of the sum of squares, with gradient 0 at 0.
  CTORCH_NORM,
  // Over n, not n - 1.
  CTORCH_VARIANCE,
} ctorch_reduction;

// Over the given dimensions, or over all of them where count is 0.
ctorch_tensor *ctorch_reduce(
    ctorch_reduction operation, const ctorch_tensor *x, const int64_t *dimensions, size_t count,
    bool keeps_dimensions);
ctorch_tensor *ctorch_index_of_largest(const ctorch_tensor *x, int64_t dimension);
ctorch_tensor *ctorch_softmax(const ctorch_tensor *x, int64_t dimension);
ctorch_tensor *ctorch_log_softmax(const ctorch_tensor *x, int64_t dimension);

// MARK: - Shapes

// One size may be -1, which stands for what is left.
ctorch_tensor *ctorch_reshaped(const ctorch_tensor *x, const int64_t *shape, size_t dimensions);
ctorch_tensor *ctorch_permuted(const ctorch_tensor *x, const int64_t *order, size_t dimensions);
ctorch_tensor *ctorch_transposed(const ctorch_tensor *x, int64_t first, int64_t second);
ctorch_tensor *ctorch_expanded(const ctorch_tensor *x, const int64_t *shape, size_t dimensions);
// With a dimension of size 1 more, or less.
ctorch_tensor *ctorch_unsqueezed(const ctorch_tensor *x, int64_t dimension);
ctorch_tensor *ctorch_squeezed(const ctorch_tensor *x, int64_t dimension);
ctorch_tensor *ctorch_sliced(
    const ctorch_tensor *x, int64_t dimension, int64_t begin, int64_t end, int64_t step);
// Rows of a dimension by index (INT64), in that order.
ctorch_tensor *ctorch_indexed(
    const ctorch_tensor *x, int64_t dimension, const ctorch_tensor *indices);
ctorch_tensor *ctorch_rolled(const ctorch_tensor *x, int64_t dimension, int64_t by);
ctorch_tensor *ctorch_concatenated(ctorch_tensor *const *parts, size_t count, int64_t dimension);
ctorch_tensor *ctorch_stacked(ctorch_tensor *const *parts, size_t count, int64_t dimension);
// Amounts before and after each dimension, beginning with the last dimension.
ctorch_tensor *ctorch_padded(
    const ctorch_tensor *x, const int64_t *amounts, size_t count, double value);
// [n, n]: ones on the diagonal.
ctorch_tensor *ctorch_identity(ctorch_type type, int64_t size);

#ifdef __cplusplus
}
#endif

#endif
