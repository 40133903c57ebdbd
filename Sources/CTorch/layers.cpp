#ifdef GAITLAB_TRAINING

#include "internal.h"

using ctorch::list;
using ctorch::tensor;

ctorch_tensor *ctorch_convolution(
    const ctorch_tensor *x, const ctorch_tensor *weight, const ctorch_tensor *bias,
    const int64_t *strides, const int64_t *paddings, size_t space_dimensions) {
  return tensor([&] {
    const at::Tensor offset = bias ? bias->value : at::Tensor();
    const auto stride = list(strides, space_dimensions);
    const auto padding = list(paddings, space_dimensions);
    switch (space_dimensions) {
    case 1: return at::conv1d(x->value, weight->value, offset, stride, padding);
    case 3: return at::conv3d(x->value, weight->value, offset, stride, padding);
    default: TORCH_CHECK(false, "a convolution over ", space_dimensions, " dimensions");
    }
  });
}

ctorch_tensor *ctorch_batch_normalized(
    const ctorch_tensor *x, const ctorch_tensor *weight, const ctorch_tensor *bias,
    ctorch_tensor *running_mean, ctorch_tensor *running_variance, bool is_training,
    double momentum, double epsilon) {
  return tensor([&] {
    return at::batch_norm(
        x->value, weight->value, bias->value, running_mean->value, running_variance->value,
        is_training, momentum, epsilon, /*cudnn_enabled=*/false);
  });
}

ctorch_tensor *ctorch_smooth_l1(const ctorch_tensor *x, const ctorch_tensor *y, double beta) {
  return tensor([&] {
    return at::smooth_l1_loss(x->value, y->value, at::Reduction::Mean, beta);
  });
}

#endif
