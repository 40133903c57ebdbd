// Batch normalisation and the ReLU behind it in one pass each way.
//
// Done one after the other they write and read every activation four times more; together they are
// what a third of an epoch of training was spent on.

#ifdef GAITLAB_TRAINING

#include "internal.h"

#include <torch/csrc/autograd/custom_function.h>

#include <cmath>
#include <vector>

using ctorch::tensor;

namespace {

struct Shape {
  int64_t batch, channels, inner;

  explicit Shape(const at::Tensor &x)
      : batch(x.size(0)), channels(x.size(1)), inner(x.numel() / (batch * channels)) {}

  int64_t count() const { return batch * inner; }
};

// Mean and variance (of the batch itself) of each channel, in double.
template <typename Number>
void measure(
    const Number *x, const Shape &s, std::vector<double> &mean, std::vector<double> &variance) {
  // Sums of a row in any order, so that they are done side by side.
#pragma clang fp reassociate(on)
  for (int64_t c = 0; c < s.channels; c++) {
    double sum = 0;
    for (int64_t b = 0; b < s.batch; b++) {
      const Number *row = x + (b * s.channels + c) * s.inner;
      Number part = 0;
      for (int64_t i = 0; i < s.inner; i++) part += row[i];
      sum += part;
    }
    const double center = sum / s.count();
    const Number near = Number(center);
    double squares = 0;
    for (int64_t b = 0; b < s.batch; b++) {
      const Number *row = x + (b * s.channels + c) * s.inner;
      Number part = 0;
      for (int64_t i = 0; i < s.inner; i++) {
        const Number d = row[i] - near;
        part += d * d;
      }
      squares += part;
    }
    mean[c] = center;
    variance[c] = squares / s.count();
  }
}

template <typename Number>
void forward(
    const Number *x, const Number *weight, const Number *bias, const double *mean,
    const double *inverse, Number *y, const Shape &s) {
  for (int64_t b = 0; b < s.batch; b++) {
    for (int64_t c = 0; c < s.channels; c++) {
      const Number scale = Number(inverse[c] * weight[c]);
      const Number shift = Number(bias[c] - mean[c] * inverse[c] * weight[c]);
      const int64_t start = (b * s.channels + c) * s.inner;
      for (int64_t i = 0; i < s.inner; i++) {
        const Number value = x[start + i] * scale + shift;
        y[start + i] = value > 0 ? value : 0;
      }
    }
  }
}

template <typename Number>
void backward(
    const Number *gradient, const Number *x, const Number *y, const Number *weight,
    const double *mean, const double *inverse, Number *dx, Number *dweight, Number *dbias,
    const Shape &s) {
#pragma clang fp reassociate(on)
  for (int64_t c = 0; c < s.channels; c++) {
    const Number center = Number(mean[c]);
    const Number scale = Number(inverse[c]);
    double sum = 0, product = 0;
    for (int64_t b = 0; b < s.batch; b++) {
      const int64_t start = (b * s.channels + c) * s.inner;
      Number part = 0, with = 0;
      for (int64_t i = 0; i < s.inner; i++) {
        const Number g = y[start + i] > 0 ? gradient[start + i] : 0;
        part += g;
        with += g * (x[start + i] - center);
      }
      sum += part;
      product += with;
    }
    product *= inverse[c];
    dweight[c] = Number(product);
    dbias[c] = Number(sum);
    const Number factor = Number(weight[c] * inverse[c]);
    const Number offset = Number(sum / s.count());
    const Number slope = Number(product / s.count()) * scale;
    for (int64_t b = 0; b < s.batch; b++) {
      const int64_t start = (b * s.channels + c) * s.inner;
      for (int64_t i = 0; i < s.inner; i++) {
        const Number g = y[start + i] > 0 ? gradient[start + i] : 0;
        dx[start + i] = factor * (g - offset - slope * (x[start + i] - center));
      }
    }
  }
}

class NormalizedRectified : public torch::autograd::Function<NormalizedRectified> {
 public:
  static at::Tensor forward(
      torch::autograd::AutogradContext *context, const at::Tensor &x, const at::Tensor &weight,
      const at::Tensor &bias, at::Tensor running_mean, at::Tensor running_variance,
      double momentum, double epsilon) {
    const Shape s(x);
    at::Tensor y = at::empty_like(x);
    at::Tensor mean = at::empty({s.channels}, at::kDouble);
    at::Tensor inverse = at::empty({s.channels}, at::kDouble);
    AT_DISPATCH_FLOATING_TYPES(x.scalar_type(), "normalized_rectified", [&] {
      std::vector<double> means(s.channels), variances(s.channels);
      measure(x.data_ptr<scalar_t>(), s, means, variances);
      scalar_t *moving_mean = running_mean.data_ptr<scalar_t>();
      scalar_t *moving_variance = running_variance.data_ptr<scalar_t>();
      // As in PyTorch: the running variance is that of the population.
      const double unbiased = double(s.count()) / double(s.count() > 1 ? s.count() - 1 : 1);
      for (int64_t c = 0; c < s.channels; c++) {
        mean.data_ptr<double>()[c] = means[c];
        inverse.data_ptr<double>()[c] = 1 / std::sqrt(variances[c] + epsilon);
        moving_mean[c] = scalar_t((1 - momentum) * moving_mean[c] + momentum * means[c]);
        moving_variance[c] =
            scalar_t((1 - momentum) * moving_variance[c] + momentum * variances[c] * unbiased);
      }
      ::forward(
          x.data_ptr<scalar_t>(), weight.data_ptr<scalar_t>(), bias.data_ptr<scalar_t>(),
          mean.data_ptr<double>(), inverse.data_ptr<double>(), y.data_ptr<scalar_t>(), s);
    });
    context->save_for_backward({x, y, weight, mean, inverse});
    return y;
  }

  static torch::autograd::variable_list backward(
      torch::autograd::AutogradContext *context, torch::autograd::variable_list gradients) {
    const auto saved = context->get_saved_variables();
    const at::Tensor &x = saved[0], &y = saved[1], &weight = saved[2];
    const at::Tensor gradient = gradients[0].contiguous();
    const Shape s(x);
    at::Tensor dx = at::empty_like(x);
    at::Tensor dweight = at::empty_like(weight), dbias = at::empty_like(weight);
    AT_DISPATCH_FLOATING_TYPES(x.scalar_type(), "normalized_rectified_backward", [&] {
      ::backward(
          gradient.data_ptr<scalar_t>(), x.data_ptr<scalar_t>(), y.data_ptr<scalar_t>(),
          weight.data_ptr<scalar_t>(), saved[3].data_ptr<double>(), saved[4].data_ptr<double>(),
          dx.data_ptr<scalar_t>(), dweight.data_ptr<scalar_t>(), dbias.data_ptr<scalar_t>(), s);
    });
    return {dx, dweight, dbias, at::Tensor(), at::Tensor(), at::Tensor(), at::Tensor()};
  }
};

}  // namespace

ctorch_tensor *ctorch_batch_normalized_rectified(
    const ctorch_tensor *x, const ctorch_tensor *weight, const ctorch_tensor *bias,
    ctorch_tensor *running_mean, ctorch_tensor *running_variance, bool is_training,
    double momentum, double epsilon) {
  return tensor([&] {
    const at::Tensor input = x->value;
    TORCH_CHECK(
        input.dim() > 1 && input.size(1) == weight->value.numel(), "normalising ", input.sizes(),
        " with ", weight->value.numel(), " channels");
    if (is_training && input.numel() > 0) {
      return NormalizedRectified::apply(
          input.contiguous(), weight->value, bias->value, running_mean->value,
          running_variance->value, momentum, epsilon);
    }
    return at::batch_norm(
               input, weight->value, bias->value, running_mean->value, running_variance->value,
               is_training, momentum, epsilon, /*cudnn_enabled=*/false)
        .relu_();
  });
}

#endif
