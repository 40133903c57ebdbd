// A C interface to libtorch: tensors, autograd, layers and optimisers behind opaque handles.
//
// Rules that hold for all of it:
// - No C++ exception gets out. A function that returns a handle returns NULL, and one that returns
//   bool returns false, after which ctorch_message() says what libtorch had to say.
// - Every handle that is returned is the caller's, to be given to its free function once.
// - Handles are references: two may stand for the same numbers.
// - The caller keeps a handle to one thread at a time.
//
// Source files are empty unless GAITLAB_TRAINING is defined, which the package trait `Training` does;
// these headers need nothing of libtorch.

#ifndef CTORCH_H
#define CTORCH_H

#include "ctorch_kernels.h"
#include "ctorch_layers.h"
#include "ctorch_operations.h"
#include "ctorch_optimizer.h"
#include "ctorch_tensor.h"

#endif
