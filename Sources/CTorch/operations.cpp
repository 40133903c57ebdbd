#ifdef GAITLAB_TRAINING

#include "internal.h"

#include <vector>

using ctorch::list;
using ctorch::tensor;

namespace {

std::vector<at::Tensor> values(ctorch_tensor *const *parts, size_t count) {
  std::vector<at::Tensor> values;
  values.reserve(count);
  for (size_t index = 0; index < count; index++) values.push_back(parts[index]->value);
  return values;
}

}  // namespace

// MARK: - Element by element, with broadcasting

ctorch_tensor *ctorch_apply(ctorch_unary operation, const ctorch_tensor *handle) {
  return tensor([&] {
    const at::Tensor &x = handle->value;
    switch (operation) {
    case CTORCH_NEGATE: return x.neg();
    case CTORCH_ABSOLUTE: return x.abs();
    case CTORCH_SIGN: return x.sign();
    case CTORCH_SQUARE: return x.square();
    case CTORCH_SQUARE_ROOT: return x.sqrt();
    case CTORCH_EXPONENTIAL: return x.exp();
    case CTORCH_LOGARITHM: return x.log();
    case CTORCH_RELU: return x.relu();
    case CTORCH_SIGMOID: return x.sigmoid();
    case CTORCH_TANH: return x.tanh();
    case CTORCH_LOGICAL_NOT: return x.logical_not();
    case CTORCH_IS_FINITE: return x.isfinite();
    }
    return at::Tensor();
  });
}

ctorch_tensor *ctorch_combine(
    ctorch_binary operation, const ctorch_tensor *first, const ctorch_tensor *second) {
  return tensor([&] {
    const at::Tensor &x = first->value, &y = second->value;
    switch (operation) {
    case CTORCH_ADD: return x.add(y);
    case CTORCH_SUBTRACT: return x.sub(y);
    case CTORCH_MULTIPLY: return x.mul(y);
    case CTORCH_DIVIDE: return x.div(y);
    case CTORCH_LARGER: return x.maximum(y);
    case CTORCH_SMALLER: return x.minimum(y);
    case CTORCH_IS_EQUAL: return x.eq(y);
    case CTORCH_IS_LESS: return x.lt(y);
    case CTORCH_IS_GREATER: return x.gt(y);
    case CTORCH_MATRIX_PRODUCT: return x.matmul(y);
    }
    return at::Tensor();
  });
}

ctorch_tensor *ctorch_apply_number(
    ctorch_with_number operation, const ctorch_tensor *handle, double number) {
  return tensor([&] {
    const at::Tensor &x = handle->value;
    switch (operation) {
    case CTORCH_ADD_NUMBER: return x.add(number);
    case CTORCH_SUBTRACT_FROM_NUMBER: return at::rsub(x, number);
    case CTORCH_MULTIPLY_BY_NUMBER: return x.mul(number);
    case CTORCH_DIVIDE_NUMBER: return x.reciprocal().mul(number);
    case CTORCH_POWER: return x.pow(number);
    case CTORCH_AT_LEAST: return x.clamp_min(number);
    case CTORCH_AT_MOST: return x.clamp_max(number);
    case CTORCH_EQUALS_NUMBER: return x.eq(number);
    case CTORCH_LESS_THAN_NUMBER: return x.lt(number);
    case CTORCH_GREATER_THAN_NUMBER: return x.gt(number);
    }
    return at::Tensor();
  });
}

ctorch_tensor *ctorch_masked(const ctorch_tensor *x, const ctorch_tensor *mask, double value) {
  return tensor([&] { return x->value.masked_fill(mask->value, value); });
}

ctorch_tensor *ctorch_chosen(
    const ctorch_tensor *mask, const ctorch_tensor *x, const ctorch_tensor *y) {
  return tensor([&] { return at::where(mask->value, x->value, y->value); });
}

// MARK: - Reductions

ctorch_tensor *ctorch_reduce(
    ctorch_reduction operation, const ctorch_tensor *handle, const int64_t *dimensions,
    size_t count, bool keeps) {
  return tensor([&] {
    const at::Tensor &x = handle->value;
    std::vector<int64_t> over(dimensions, dimensions + count);
    if (count == 0) {
      for (int64_t dimension = 0; dimension < x.dim(); dimension++) over.push_back(dimension);
    }
    switch (operation) {
    case CTORCH_SUM: return x.sum(over, keeps);
    case CTORCH_MEAN: return x.mean(over, keeps);
    case CTORCH_LARGEST: return x.amax(over, keeps);
    case CTORCH_SMALLEST: return x.amin(over, keeps);
    case CTORCH_NORM: return x.norm(2, over, keeps);
    case CTORCH_VARIANCE: return x.var(over, /*unbiased=*/false, keeps);
    }
    return at::Tensor();
  });
}

ctorch_tensor *ctorch_index_of_largest(const ctorch_tensor *x, int64_t dimension) {
  return tensor([&] { return x->value.argmax(dimension); });
}

ctorch_tensor *ctorch_softmax(const ctorch_tensor *x, int64_t dimension) {
  return tensor([&] { return x->value.softmax(dimension); });
}

ctorch_tensor *ctorch_log_softmax(const ctorch_tensor *x, int64_t dimension) {
  return tensor([&] { return x->value.log_softmax(dimension); });
}

// MARK: - Shapes

ctorch_tensor *ctorch_reshaped(const ctorch_tensor *x, const int64_t *shape, size_t dimensions) {
  return tensor([&] { return x->value.reshape(list(shape, dimensions)); });
}

ctorch_tensor *ctorch_permuted(const ctorch_tensor *x, const int64_t *order, size_t dimensions) {
  return tensor([&] { return x->value.permute(list(order, dimensions)); });
}

ctorch_tensor *ctorch_transposed(const ctorch_tensor *x, int64_t first, int64_t second) {
  return tensor([&] { return x->value.transpose(first, second); });
}

ctorch_tensor *ctorch_expanded(const ctorch_tensor *x, const int64_t *shape, size_t dimensions) {
  return tensor([&] { return x->value.expand(list(shape, dimensions)); });
}

ctorch_tensor *ctorch_unsqueezed(const ctorch_tensor *x, int64_t dimension) {
  return tensor([&] { return x->value.unsqueeze(dimension); });
}

ctorch_tensor *ctorch_squeezed(const ctorch_tensor *x, int64_t dimension) {
  return tensor([&] {
    TORCH_CHECK(
        x->value.size(dimension) == 1, "dimension ", dimension, " of shape ", x->value.sizes(),
        " is not of size 1");
    return x->value.squeeze(dimension);
  });
}

ctorch_tensor *ctorch_sliced(
    const ctorch_tensor *x, int64_t dimension, int64_t begin, int64_t end, int64_t step) {
  return tensor([&] {
    // libtorch itself cuts a range to what there is, which hides mistakes.
    TORCH_CHECK(
        0 <= begin && begin <= end && end <= x->value.size(dimension), begin, "..<", end,
        " is outside of dimension ", dimension, " of shape ", x->value.sizes());
    return x->value.slice(dimension, begin, end, step);
  });
}

ctorch_tensor *ctorch_indexed(
    const ctorch_tensor *x, int64_t dimension, const ctorch_tensor *indices) {
  return tensor([&] { return x->value.index_select(dimension, indices->value); });
}

ctorch_tensor *ctorch_rolled(const ctorch_tensor *x, int64_t dimension, int64_t by) {
  return tensor([&] { return x->value.roll({by}, {dimension}); });
}

ctorch_tensor *ctorch_concatenated(ctorch_tensor *const *parts, size_t count, int64_t dimension) {
  return tensor([&] { return at::cat(values(parts, count), dimension); });
}

ctorch_tensor *ctorch_stacked(ctorch_tensor *const *parts, size_t count, int64_t dimension) {
  return tensor([&] { return at::stack(values(parts, count), dimension); });
}

ctorch_tensor *ctorch_padded(
    const ctorch_tensor *x, const int64_t *amounts, size_t count, double value) {
  return tensor([&] { return at::constant_pad_nd(x->value, list(amounts, count), value); });
}

ctorch_tensor *ctorch_identity(ctorch_type type, int64_t size) {
  return tensor([&] { return at::eye(size, ctorch::scalar_type(type)); });
}

#endif
