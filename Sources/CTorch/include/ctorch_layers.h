// What networks are made of, and the one loss that libtorch brings and formulas do not.

#ifndef CTORCH_LAYERS_H
#define CTORCH_LAYERS_H

#include "ctorch_tensor.h"

#ifdef __cplusplus
extern "C" {
#endif

// x [B, inputs, space...], weight [outputs, inputs, taps...], bias [outputs] or NULL. Strides and
// paddings have one number for each of the dimensions of space: one or three.
ctorch_tensor *ctorch_convolution(
    const ctorch_tensor *x, const ctorch_tensor *weight, const ctorch_tensor *bias,
    const int64_t *strides, const int64_t *paddings, size_t space_dimensions);

// x [B, C, ...]; all others [C]. Training normalises by the batch and moves the running numbers
// towards it by the momentum; otherwise the running numbers normalise.
ctorch_tensor *ctorch_batch_normalized(
    const ctorch_tensor *x, const ctorch_tensor *weight, const ctorch_tensor *bias,
    ctorch_tensor *running_mean, ctorch_tensor *running_variance, bool is_training,
    double momentum, double epsilon);

// The same and max(0, it) in one pass each way.
ctorch_tensor *ctorch_batch_normalized_rectified(
    const ctorch_tensor *x, const ctorch_tensor *weight, const ctorch_tensor *bias,
    ctorch_tensor *running_mean, ctorch_tensor *running_variance, bool is_training,
    double momentum, double epsilon);

// Mean of d^2 / (2 beta) where |d| < beta, |d| - beta / 2 elsewhere.
ctorch_tensor *ctorch_smooth_l1(const ctorch_tensor *x, const ctorch_tensor *y, double beta);

#ifdef __cplusplus
}
#endif

#endif
