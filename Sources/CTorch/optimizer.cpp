#ifdef GAITLAB_TRAINING

#include <torch/optim.h>

#include <memory>
#include <vector>

// Relies on what the optimisers include.
#include <torch/nn/utils/clip_grad.h>

#include "internal.h"

using ctorch::succeeds;
using ctorch::tensor;

struct ctorch_optimizer {
  ctorch_optimizer_options options;
  std::vector<torch::Tensor> parameters;
  std::unique_ptr<torch::optim::Optimizer> optimizer;
};

namespace {

std::unique_ptr<torch::optim::Optimizer> make(
    const ctorch_optimizer_options &options, const std::vector<torch::Tensor> &parameters) {
  switch (options.kind) {
  case CTORCH_ADAM:
    return std::make_unique<torch::optim::Adam>(
        parameters, torch::optim::AdamOptions(options.learning_rate)
                        .betas({options.beta1, options.beta2})
                        .eps(options.epsilon)
                        .weight_decay(options.weight_decay));
  case CTORCH_ADAMW:
    return std::make_unique<torch::optim::AdamW>(
        parameters, torch::optim::AdamWOptions(options.learning_rate)
                        .betas({options.beta1, options.beta2})
                        .eps(options.epsilon)
                        .weight_decay(options.weight_decay));
  case CTORCH_SGD:
    return std::make_unique<torch::optim::SGD>(
        parameters, torch::optim::SGDOptions(options.learning_rate)
                        .momentum(options.momentum)
                        .weight_decay(options.weight_decay)
                        .nesterov(options.nesterov));
  }
  TORCH_CHECK(false, "no such optimiser: ", static_cast<int>(options.kind));
}

// libtorch names the state of a parameter after the address of its tensor.
std::string key(const ctorch_optimizer *optimizer, size_t parameter) {
  TORCH_CHECK(parameter < optimizer->parameters.size(), "no parameter ", parameter);
  return c10::guts::to_string(optimizer->parameters[parameter].unsafeGetTensorImpl());
}

// NULL where a parameter has no state yet.
torch::optim::OptimizerParamState *find(const ctorch_optimizer *optimizer, size_t parameter) {
  auto &state = optimizer->optimizer->state();
  const auto found = state.find(key(optimizer, parameter));
  return found == state.end() ? nullptr : found->second.get();
}

// Adam and AdamW have states of different types with the same members.
template <typename State>
std::unique_ptr<State> averages(int64_t steps, const at::Tensor &first, const at::Tensor &second) {
  auto state = std::make_unique<State>();
  state->step(steps);
  state->exp_avg(first);
  state->exp_avg_sq(second);
  return state;
}

}  // namespace

ctorch_optimizer *ctorch_optimizer_create(
    ctorch_optimizer_options options, ctorch_tensor *const *parameters, size_t count) {
  ctorch_optimizer *result = nullptr;
  succeeds([&] {
    TORCH_CHECK(count > 0, "no parameters to optimise");
    auto optimizer = std::make_unique<ctorch_optimizer>();
    optimizer->options = options;
    for (size_t index = 0; index < count; index++) {
      const torch::Tensor &parameter = parameters[index]->value;
      TORCH_CHECK(
          parameter.is_leaf() && parameter.requires_grad(), "parameter ", index,
          " keeps no gradient");
      optimizer->parameters.push_back(parameter);
    }
    optimizer->optimizer = make(options, optimizer->parameters);
    result = optimizer.release();
  });
  return result;
}

void ctorch_optimizer_free(ctorch_optimizer *optimizer) { delete optimizer; }

bool ctorch_optimizer_step(ctorch_optimizer *optimizer) {
  return succeeds([&] { optimizer->optimizer->step(); });
}

bool ctorch_optimizer_clear_gradients(ctorch_optimizer *optimizer) {
  return succeeds([&] {
    for (auto &parameter : optimizer->parameters) parameter.mutable_grad().reset();
  });
}

bool ctorch_optimizer_set_learning_rate(ctorch_optimizer *optimizer, double rate) {
  return succeeds([&] {
    for (auto &group : optimizer->optimizer->param_groups()) group.options().set_lr(rate);
  });
}

bool ctorch_optimizer_clip(ctorch_optimizer *optimizer, double norm, double *found) {
  return succeeds([&] {
    *found = torch::nn::utils::clip_grad_norm_(
        optimizer->parameters, norm, 2.0, /*error_if_nonfinite=*/true);
  });
}

// MARK: - State

size_t ctorch_optimizer_slots(const ctorch_optimizer *optimizer) {
  if (optimizer->options.kind != CTORCH_SGD) return 2;
  return optimizer->options.momentum != 0 ? 1 : 0;
}

int64_t ctorch_optimizer_steps(const ctorch_optimizer *optimizer, size_t parameter) {
  int64_t steps = 0;
  succeeds([&] {
    const auto *state = find(optimizer, parameter);
    if (!state) return;
    switch (optimizer->options.kind) {
    case CTORCH_ADAM: steps = static_cast<const torch::optim::AdamParamState *>(state)->step(); break;
    case CTORCH_ADAMW:
      steps = static_cast<const torch::optim::AdamWParamState *>(state)->step();
      break;
    case CTORCH_SGD: steps = 1; break;
    }
  });
  return steps;
}

ctorch_tensor *ctorch_optimizer_state(
    const ctorch_optimizer *optimizer, size_t parameter, size_t slot) {
  return tensor([&] {
    const auto *state = find(optimizer, parameter);
    if (!state) return at::Tensor();
    TORCH_CHECK(slot < ctorch_optimizer_slots(optimizer), "no slot ", slot);
    switch (optimizer->options.kind) {
    case CTORCH_ADAM: {
      const auto *adam = static_cast<const torch::optim::AdamParamState *>(state);
      return (slot == 0 ? adam->exp_avg() : adam->exp_avg_sq()).clone();
    }
    case CTORCH_ADAMW: {
      const auto *adam = static_cast<const torch::optim::AdamWParamState *>(state);
      return (slot == 0 ? adam->exp_avg() : adam->exp_avg_sq()).clone();
    }
    case CTORCH_SGD:
      return static_cast<const torch::optim::SGDParamState *>(state)->momentum_buffer().clone();
    }
    return at::Tensor();
  });
}

bool ctorch_optimizer_restore(
    ctorch_optimizer *optimizer, size_t parameter, int64_t steps, ctorch_tensor *const *slots) {
  return succeeds([&] {
    const std::string name = key(optimizer, parameter);
    std::vector<at::Tensor> copies;
    for (size_t slot = 0; slot < ctorch_optimizer_slots(optimizer); slot++) {
      const at::Tensor &value = slots[slot]->value, &owner = optimizer->parameters[parameter];
      TORCH_CHECK(
          value.sizes() == owner.sizes(), "state of shape ", value.sizes(),
          " for a parameter of shape ", owner.sizes());
      copies.push_back(value.detach().to(owner.scalar_type()).clone());
    }
    auto &state = optimizer->optimizer->state();
    switch (optimizer->options.kind) {
    case CTORCH_ADAM:
      state[name] = averages<torch::optim::AdamParamState>(steps, copies[0], copies[1]);
      break;
    case CTORCH_ADAMW:
      state[name] = averages<torch::optim::AdamWParamState>(steps, copies[0], copies[1]);
      break;
    case CTORCH_SGD: {
      if (copies.empty()) break;
      auto buffer = std::make_unique<torch::optim::SGDParamState>();
      buffer->momentum_buffer(copies[0]);
      state[name] = std::move(buffer);
      break;
    }
    }
  });
}

#endif
