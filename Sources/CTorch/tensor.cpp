#ifdef GAITLAB_TRAINING

#include <ATen/Parallel.h>

#include <cstdio>
#include <cstring>
#include <exception>

#include "internal.h"

namespace ctorch {

std::atomic<int64_t> live_count{0};

namespace {

// An array, so that keeping a message cannot itself run out of memory.
thread_local char message[2048] = "";

void keep(const char *text) noexcept { std::snprintf(message, sizeof message, "%s", text); }

}  // namespace

void clear_message() noexcept { message[0] = 0; }

void record_exception() noexcept {
  try {
    throw;
  } catch (const c10::Error &error) {
    keep(error.what_without_backtrace());
  } catch (const std::exception &error) {
    keep(error.what());
  } catch (...) {
    keep("an exception of unknown type");
  }
}

at::ScalarType scalar_type(ctorch_type type) {
  switch (type) {
  case CTORCH_FLOAT32: return at::kFloat;
  case CTORCH_FLOAT64: return at::kDouble;
  case CTORCH_INT64: return at::kLong;
  case CTORCH_BOOL: return at::kBool;
  default: TORCH_CHECK(false, "no such type of number: ", static_cast<int>(type));
  }
}

}  // namespace ctorch

using ctorch::list;
using ctorch::succeeds;
using ctorch::tensor;

const char *ctorch_message(void) { return ctorch::message; }

// MARK: - Making

ctorch_tensor *ctorch_create(
    ctorch_type type, const void *numbers, size_t count, const int64_t *shape, size_t dimensions) {
  return tensor([&] {
    int64_t product = 1;
    for (size_t index = 0; index < dimensions; index++) {
      TORCH_CHECK(shape[index] >= 0, "a negative size in ", list(shape, dimensions));
      product *= shape[index];
    }
    TORCH_CHECK(
        product == static_cast<int64_t>(count), count, " numbers for shape ",
        list(shape, dimensions));
    at::Tensor result = at::empty(list(shape, dimensions), ctorch::scalar_type(type));
    if (count > 0) std::memcpy(result.data_ptr(), numbers, result.nbytes());
    return result;
  });
}

ctorch_tensor *ctorch_full(
    ctorch_type type, double value, const int64_t *shape, size_t dimensions) {
  return tensor([&] {
    return at::full(list(shape, dimensions), value, ctorch::scalar_type(type));
  });
}

ctorch_tensor *ctorch_normal(ctorch_type type, const int64_t *shape, size_t dimensions) {
  return tensor([&] { return at::randn(list(shape, dimensions), ctorch::scalar_type(type)); });
}

ctorch_tensor *ctorch_retain(const ctorch_tensor *x) {
  return tensor([&] { return x->value; });
}

void ctorch_release(ctorch_tensor *x) { delete x; }

int64_t ctorch_live_count(void) { return ctorch::live_count; }

// MARK: - Reading

ctorch_type ctorch_type_of(const ctorch_tensor *x) {
  switch (x->value.scalar_type()) {
  case at::kFloat: return CTORCH_FLOAT32;
  case at::kDouble: return CTORCH_FLOAT64;
  case at::kLong: return CTORCH_INT64;
  case at::kBool: return CTORCH_BOOL;
  default: return CTORCH_OTHER;
  }
}

size_t ctorch_dimensions(const ctorch_tensor *x) { return static_cast<size_t>(x->value.dim()); }

int64_t ctorch_size(const ctorch_tensor *x, size_t dimension) {
  return dimension < ctorch_dimensions(x) ? x->value.sizes()[dimension] : 0;
}

size_t ctorch_count(const ctorch_tensor *x) { return static_cast<size_t>(x->value.numel()); }

bool ctorch_read(const ctorch_tensor *x, ctorch_type type, void *numbers, size_t count) {
  return succeeds([&] {
    TORCH_CHECK(count == ctorch_count(x), "room for ", count, " of ", x->value.numel());
    at::Tensor dense = x->value.detach().to(ctorch::scalar_type(type)).contiguous();
    if (count > 0) std::memcpy(numbers, dense.data_ptr(), dense.nbytes());
  });
}

bool ctorch_assign(ctorch_tensor *x, const ctorch_tensor *numbers) {
  return succeeds([&] {
    TORCH_CHECK(
        x->value.sizes() == numbers->value.sizes(), "a tensor of shape ", x->value.sizes(),
        " cannot take numbers of shape ", numbers->value.sizes());
    at::NoGradGuard guard;
    x->value.copy_(numbers->value);
  });
}

bool ctorch_approach(ctorch_tensor *x, const ctorch_tensor *target, double share) {
  return succeeds([&] {
    TORCH_CHECK(
        x->value.sizes() == target->value.sizes(), "a tensor of shape ", x->value.sizes(),
        " cannot approach one of shape ", target->value.sizes());
    at::NoGradGuard guard;
    x->value.lerp_(target->value, share);
  });
}

ctorch_tensor *ctorch_converted(const ctorch_tensor *x, ctorch_type type) {
  return tensor([&] { return x->value.to(ctorch::scalar_type(type)); });
}

// MARK: - Autograd

ctorch_tensor *ctorch_parameter(const ctorch_tensor *x) {
  return tensor([&] { return x->value.detach().clone().set_requires_grad(true); });
}

bool ctorch_requires_gradient(const ctorch_tensor *x) { return x->value.requires_grad(); }

ctorch_tensor *ctorch_detached(const ctorch_tensor *x) {
  return tensor([&] { return x->value.detach(); });
}

ctorch_tensor *ctorch_cloned(const ctorch_tensor *x) {
  return tensor([&] { return x->value.clone(); });
}

bool ctorch_backward(const ctorch_tensor *x) {
  return succeeds([&] { x->value.backward(); });
}

ctorch_tensor *ctorch_gradient(const ctorch_tensor *x) {
  return tensor([&] { return x->value.grad(); });
}

bool ctorch_clear_gradient(ctorch_tensor *x) {
  return succeeds([&] { x->value.mutable_grad().reset(); });
}

bool ctorch_set_recording(bool records) {
  bool before = at::GradMode::is_enabled();
  at::GradMode::set_enabled(records);
  return before;
}

// MARK: - Global

bool ctorch_seed(uint64_t seed) {
  return succeeds([&] { at::manual_seed(seed); });
}

bool ctorch_set_thread_count(int count) {
  return succeeds([&] { at::set_num_threads(count); });
}

int ctorch_thread_count(void) { return at::get_num_threads(); }

#endif
