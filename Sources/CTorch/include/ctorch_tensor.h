// Tensors: making, reading, autograd.

#ifndef CTORCH_TENSOR_H
#define CTORCH_TENSOR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct ctorch_tensor ctorch_tensor;

typedef enum {
  CTORCH_FLOAT32,
  CTORCH_FLOAT64,
  CTORCH_INT64,
  CTORCH_BOOL,
  CTORCH_OTHER,
} ctorch_type;

// What went wrong in this thread's last call that failed; without libtorch's stack of C++ frames.
const char *ctorch_message(void);

// MARK: - Making

// Copies numbers of a type (FLOAT32, FLOAT64 or INT64); count has to be what the shape says.
ctorch_tensor *ctorch_create(
    ctorch_type type, const void *numbers, size_t count, const int64_t *shape, size_t dimensions);
ctorch_tensor *ctorch_full(
    ctorch_type type, double value, const int64_t *shape, size_t dimensions);
// Standard normal deviates of libtorch's generator.
ctorch_tensor *ctorch_normal(ctorch_type type, const int64_t *shape, size_t dimensions);
// Another handle to the same numbers.
ctorch_tensor *ctorch_retain(const ctorch_tensor *x);
void ctorch_release(ctorch_tensor *x);
// Tensors that there are handles to; for tests of leaks.
int64_t ctorch_live_count(void);

// MARK: - Reading

ctorch_type ctorch_type_of(const ctorch_tensor *x);
size_t ctorch_dimensions(const ctorch_tensor *x);
int64_t ctorch_size(const ctorch_tensor *x, size_t dimension);
size_t ctorch_count(const ctorch_tensor *x);
// Copies all numbers out, converted to a type, in the order of the dimensions, the last one fastest.
bool ctorch_read(const ctorch_tensor *x, ctorch_type type, void *numbers, size_t count);
// Replaces the numbers by those of a tensor of the same shape; autograd does not see it.
bool ctorch_assign(ctorch_tensor *x, const ctorch_tensor *numbers);
// Moves x in place by a share of its distance to the target; autograd does not see it.
bool ctorch_approach(ctorch_tensor *x, const ctorch_tensor *target, double share);
ctorch_tensor *ctorch_converted(const ctorch_tensor *x, ctorch_type type);

// MARK: - Autograd

// A leaf with numbers of its own, of which a gradient will be kept.
ctorch_tensor *ctorch_parameter(const ctorch_tensor *x);
bool ctorch_requires_gradient(const ctorch_tensor *x);
// The same numbers, cut off from what they were computed from.
ctorch_tensor *ctorch_detached(const ctorch_tensor *x);
// The same numbers in memory of their own.
ctorch_tensor *ctorch_cloned(const ctorch_tensor *x);
// Adds the derivatives of a scalar to the gradients of all parameters it was computed from.
bool ctorch_backward(const ctorch_tensor *x);
// NULL with an empty message where there is no gradient yet.
ctorch_tensor *ctorch_gradient(const ctorch_tensor *x);
bool ctorch_clear_gradient(ctorch_tensor *x);
// Whether this thread records for autograd; returns what it was before.
bool ctorch_set_recording(bool records);

// MARK: - Global

bool ctorch_seed(uint64_t seed);
bool ctorch_set_thread_count(int count);
int ctorch_thread_count(void);

#ifdef __cplusplus
}
#endif

#endif
