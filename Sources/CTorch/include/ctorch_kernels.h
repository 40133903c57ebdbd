// The kernels that products of matrices are computed with.

#ifndef CTORCH_KERNELS_H
#define CTORCH_KERNELS_H

#ifdef __cplusplus
extern "C" {
#endif

// Has OpenBLAS compute on every processor with AVX2 and FMA as on any other one of them: by itself it takes the
// kernels of each processor, whose sums differ in their last digit, and a training's result with them.
//
// It reads its environment before main, so the program begins again with the same arguments, once. Nothing
// happens where OPENBLAS_CORETYPE is set, on other processors, and where a program cannot be started.
void ctorch_use_common_kernels(void);

#ifdef __cplusplus
}
#endif

#endif
