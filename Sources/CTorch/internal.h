// What the source files share: the handle, and the wall that exceptions do not get over.

#ifndef CTORCH_INTERNAL_H
#define CTORCH_INTERNAL_H

#include <ATen/ATen.h>

#include <atomic>

#include "CTorch.h"

namespace ctorch {

extern std::atomic<int64_t> live_count;

// Keeps what the exception in flight says; call only from a handler.
void record_exception() noexcept;
void clear_message() noexcept;

at::ScalarType scalar_type(ctorch_type type);
inline at::IntArrayRef list(const int64_t *numbers, size_t count) {
  return at::IntArrayRef(numbers, count);
}

}  // namespace ctorch

struct ctorch_tensor {
  at::Tensor value;

  explicit ctorch_tensor(at::Tensor tensor) : value(std::move(tensor)) { ctorch::live_count++; }
  ~ctorch_tensor() { ctorch::live_count--; }
};

namespace ctorch {

// A new handle to what the body returns, or NULL where it throws or returns an undefined tensor.
template <typename Body> ctorch_tensor *tensor(Body body) noexcept {
  try {
    clear_message();
    at::Tensor value = body();
    return value.defined() ? new ctorch_tensor(std::move(value)) : nullptr;
  } catch (...) {
    record_exception();
    return nullptr;
  }
}

// Whether the body ran to its end.
template <typename Body> bool succeeds(Body body) noexcept {
  try {
    clear_message();
    body();
    return true;
  } catch (...) {
    record_exception();
    return false;
  }
}

}  // namespace ctorch

#endif
