// One set of kernels. Included once for each instruction set, with these defined:
//
//   KERNEL(name)   a name of its own for each set
//   TARGET         the attribute that allows the set's instructions, or nothing
//   LANES          floats in a vector register
//   ROWS_n         rows of a tile that is n panels wide (n = 1, 2, 4), chosen so that the sums of
//                  the tile, a row of weights and one broadcast input fit the registers
//   BULK_PANELS    panels of the widest tile that pays with many rows
//
// The tile is the whole idea: ROWS x panels sums stay in registers while the depth runs by; each
// step loads one row of weights (a vector or more) and multiplies it with one broadcast input per
// row. Sums of a tile are independent of each other, so the order of additions of one output is the
// order of the depth, in every tile shape.

typedef float KERNEL(vector) __attribute__((vector_size(LANES * 4), aligned(4), may_alias));
typedef int KERNEL(mask) __attribute__((vector_size(LANES * 4)));

enum { KERNEL(registers) = GAIT_PANEL / LANES };

TARGET static inline __attribute__((always_inline)) void KERNEL(tile)(
    const gait_convolution *c, ptrdiff_t row, ptrdiff_t panel, const int rows, const int panels) {
  typedef KERNEL(vector) vector;
  const int width = panels * KERNEL(registers);
  // Constant after inlining; large enough for every shape.
  vector sums[20][16];
#pragma clang loop unroll(full)
  for (int r = 0; r < rows; r++)
#pragma clang loop unroll(full)
    for (int v = 0; v < width; v++) sums[r][v] = (vector){0};

  const float *input = c->input + row * c->stride;
  const ptrdiff_t stride = c->stride, depth = c->depth;
  const float *weights = c->weights + panel * depth * GAIT_PANEL;
  for (ptrdiff_t k = 0; k < depth; k++) {
    vector w[16];
#pragma clang loop unroll(full)
    for (int v = 0; v < width; v++)
      w[v] = *(const vector *)(weights + (v / KERNEL(registers)) * depth * GAIT_PANEL +
                               k * GAIT_PANEL + (v % KERNEL(registers)) * LANES);
#pragma clang loop unroll(full)
    for (int r = 0; r < rows; r++) {
      const float x = input[r * stride + k];
#pragma clang loop unroll(full)
      for (int v = 0; v < width; v++) sums[r][v] += w[v] * x;
    }
  }

#pragma clang loop unroll(full)
  for (int r = 0; r < rows; r++)
#pragma clang loop unroll(full)
    for (int v = 0; v < width; v++) {
      const ptrdiff_t channel = panel * GAIT_PANEL + v * LANES;
      const ptrdiff_t at = (row + r) * c->outputs + channel;
      vector s = sums[r][v];
      if (c->residual) s += *(const vector *)(c->residual + at);
      if (c->sum) *(vector *)(c->sum + at) = s;
      if (c->activated) {
        if (c->scale) s *= *(const vector *)(c->scale + channel);
        s += *(const vector *)(c->shift + channel);
        // Not the other way round: a NaN is not below zero and stays.
        const KERNEL(mask) below = s < (vector){0};
        *(vector *)(c->activated + at) = (vector)((KERNEL(mask))s & ~below);
      }
    }
}

// A strip is some panels of all rows: tiles of many rows, the last of them moved back so that it ends
// with the rows (what it takes twice comes out the same), or single rows where there are too few.
// Each tile is a function of its own, since inlined together they would outgrow the optimiser.
#define STRIP(panels, many)                                                                   \
  TARGET static __attribute__((noinline)) void KERNEL(many_rows_##panels)(                    \
      const gait_convolution *c, ptrdiff_t row, ptrdiff_t panel) {                            \
    KERNEL(tile)(c, row, panel, many, panels);                                                \
  }                                                                                           \
  TARGET static __attribute__((noinline)) void KERNEL(one_row_##panels)(                      \
      const gait_convolution *c, ptrdiff_t row, ptrdiff_t panel) {                            \
    KERNEL(tile)(c, row, panel, 1, panels);                                                   \
  }                                                                                           \
  TARGET static void KERNEL(strip_##panels)(const gait_convolution *c, ptrdiff_t panel) {     \
    const ptrdiff_t last = c->rows - (many);                                                  \
    if (last < 0) {                                                                           \
      for (ptrdiff_t row = 0; row < c->rows; row++) KERNEL(one_row_##panels)(c, row, panel);  \
      return;                                                                                 \
    }                                                                                         \
    for (ptrdiff_t row = 0; row < last; row += (many)) KERNEL(many_rows_##panels)(c, row, panel); \
    KERNEL(many_rows_##panels)(c, last, panel);                                               \
  }
STRIP(1, ROWS_1)
STRIP(2, ROWS_2)
STRIP(4, ROWS_4)
#undef STRIP

TARGET static void KERNEL(convolve)(const gait_convolution *c) {
  const ptrdiff_t panels = c->outputs / GAIT_PANEL;
  // With few rows the loads of weights are what takes the time, and wide tiles hide their latency.
  const ptrdiff_t widest = c->rows < FEW_ROWS ? 4 : BULK_PANELS;
  ptrdiff_t panel = 0;
  while (panel < panels) {
    const ptrdiff_t left = panels - panel;
    if (left >= 4 && widest >= 4) {
      KERNEL(strip_4)(c, panel);
      panel += 4;
    } else if (left >= 2 && widest >= 2) {
      KERNEL(strip_2)(c, panel);
      panel += 2;
    } else {
      KERNEL(strip_1)(c, panel);
      panel += 1;
    }
  }
}

TARGET static float KERNEL(dot)(const float *a, const float *b, ptrdiff_t count) {
  typedef KERNEL(vector) vector;
  vector sum = {0};
  for (ptrdiff_t i = 0; i < count; i += LANES) sum += *(const vector *)(a + i) * *(const vector *)(b + i);
  float total = 0;
  for (int lane = 0; lane < LANES; lane++) total += sum[lane];
  return total;
}

static const gait_kernels KERNEL(set) = {NAME, KERNEL(convolve), KERNEL(dot)};

#undef KERNEL
#undef TARGET
#undef LANES
#undef ROWS_1
#undef ROWS_2
#undef ROWS_4
#undef BULK_PANELS
#undef NAME
