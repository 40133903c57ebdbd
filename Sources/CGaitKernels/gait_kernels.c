#include "gait_kernels.h"

// a * b + c becomes one instruction where the set has one; without this the sets with FMA would
// round twice.
#pragma clang fp contract(fast)

// Fewer rows than this are read through once anyway, and take the widest tile there is.
enum { FEW_ROWS = 12 };

#if defined(__x86_64__)

#define KERNEL(name) name##_sse2
#define TARGET
#define NAME "SSE2"
#define LANES 4
#define ROWS_1 3
#define ROWS_2 1
#define ROWS_4 1
#define BULK_PANELS 1
#include "convolution.h"

#define KERNEL(name) name##_avx2
#define TARGET __attribute__((target("avx2,fma")))
#define NAME "AVX2"
#define LANES 8
#define ROWS_1 6
#define ROWS_2 3
#define ROWS_4 1
#define BULK_PANELS 1
#include "convolution.h"

#define KERNEL(name) name##_avx512
#define TARGET __attribute__((target("avx512f,avx512vl,avx512bw,avx512dq,avx2,fma")))
#define NAME "AVX-512"
#define LANES 16
#define ROWS_1 20
#define ROWS_2 10
#define ROWS_4 5
#define BULK_PANELS 4
#include "convolution.h"

int gait_kernels_count(void) {
  __builtin_cpu_init();
  if (!__builtin_cpu_supports("avx2") || !__builtin_cpu_supports("fma")) return 1;
  const bool wide = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl") &&
                    __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512dq");
  return wide ? 3 : 2;
}

const gait_kernels *gait_kernels_at(int index) {
  static const gait_kernels *const sets[] = {&set_sse2, &set_avx2, &set_avx512};
  return sets[index];
}

#else

#define KERNEL(name) name##_portable
#define TARGET
#if defined(__aarch64__)
#define NAME "NEON"
#define ROWS_1 6
#define ROWS_2 3
#else
#define NAME "portable"
#define ROWS_1 2
#define ROWS_2 1
#endif
#define LANES 4
#define ROWS_4 1
#define BULK_PANELS 1
#include "convolution.h"

int gait_kernels_count(void) { return 1; }

const gait_kernels *gait_kernels_at(int index) {
  (void)index;
  return &set_portable;
}

#endif
