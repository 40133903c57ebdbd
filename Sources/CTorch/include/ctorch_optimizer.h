// torch::optim's optimisers, with state that can be read and put back.

#ifndef CTORCH_OPTIMIZER_H
#define CTORCH_OPTIMIZER_H

#include "ctorch_tensor.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct ctorch_optimizer ctorch_optimizer;

typedef enum { CTORCH_ADAM, CTORCH_ADAMW, CTORCH_SGD } ctorch_optimizer_kind;

typedef struct {
  ctorch_optimizer_kind kind;
  double learning_rate;
  double weight_decay;
  // Adam and AdamW.
  double beta1;
  double beta2;
  double epsilon;
  // SGD.
  double momentum;
  bool nesterov;
} ctorch_optimizer_options;

// Keeps references to the parameters.
ctorch_optimizer *ctorch_optimizer_create(
    ctorch_optimizer_options options, ctorch_tensor *const *parameters, size_t count);
void ctorch_optimizer_free(ctorch_optimizer *optimizer);

bool ctorch_optimizer_step(ctorch_optimizer *optimizer);
bool ctorch_optimizer_clear_gradients(ctorch_optimizer *optimizer);
bool ctorch_optimizer_set_learning_rate(ctorch_optimizer *optimizer, double rate);
// Scales all gradients so that the norm of them together is at most this; gives what it was.
bool ctorch_optimizer_clip(ctorch_optimizer *optimizer, double norm, double *found);

// MARK: - State

// Tensors of state of one parameter: two averages with Adam, one buffer with SGD's momentum.
size_t ctorch_optimizer_slots(const ctorch_optimizer *optimizer);
// Steps that a parameter took part in; 0 where it has no state. SGD counts 1 for any.
int64_t ctorch_optimizer_steps(const ctorch_optimizer *optimizer, size_t parameter);
// A copy; NULL with an empty message where a parameter has no state yet.
ctorch_tensor *ctorch_optimizer_state(
    const ctorch_optimizer *optimizer, size_t parameter, size_t slot);
// Takes copies of as many tensors as there are slots, of the parameter's shape.
bool ctorch_optimizer_restore(
    ctorch_optimizer *optimizer, size_t parameter, int64_t steps, ctorch_tensor *const *slots);

#ifdef __cplusplus
}
#endif

#endif
