/*
 * Counts the instructions of each frame under QEMU, whose clock advances by one nanosecond for each
 * instruction (-icount shift=0) and whose SysTick counts that clock at 25 MHz: 40 instructions a tick.
 * The example is compiled with NAME_spread and NAME_push replaced by the functions here; at the end of
 * the program one line goes to standard error.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include HEADER

#define PASTE(a, b) a##b
#define JOIN(a, b) PASTE(a, b)
#define STREAM JOIN(NAME, _stream)

int counted_push(STREAM *stream, const float *cells, float *estimate);
void counted_spread(const float *kilopascals, const float *zero, double newtons, float *cells);

static volatile uint32_t *const control = (volatile uint32_t *)0xE000E010u;
static volatile uint32_t *const reload = (volatile uint32_t *)0xE000E014u;
static volatile uint32_t *const current = (volatile uint32_t *)0xE000E018u;

enum { CALIBRATION_LOOPS = 1000000 };

static uint32_t before, ticks, spread_ticks, longest, calibration;
static uint64_t all_ticks;
static uint32_t frames;

static uint32_t elapsed(void) { return (before - *current) & 0xFFFFFFu; }

static void report(void) {
  /* A loop of the calibration is two instructions. */
  const double instructions = 2.0 * CALIBRATION_LOOPS / calibration;
  fprintf(stderr, "count frames=%lu mean=%.0f longest=%.0f stream=%lu\n", (unsigned long)frames,
          (double)all_ticks / frames * instructions, longest * instructions,
          (unsigned long)sizeof(STREAM));
}

static void start(void) {
  uint32_t loops = CALIBRATION_LOOPS;
  *reload = 0xFFFFFFu;
  *current = 0;
  *control = 5;
  before = *current;
  __asm__ volatile("1: subs %0, %0, #1\n bne 1b" : "+r"(loops) : : "cc");
  calibration = elapsed();
  atexit(report);
}

void counted_spread(const float *kilopascals, const float *zero, double newtons, float *cells) {
  if (calibration == 0) start();
  before = *current;
  JOIN(NAME, _spread)(kilopascals, zero, newtons, cells);
  spread_ticks = elapsed();
}

int counted_push(STREAM *stream, const float *cells, float *estimate) {
  int is_there;
  before = *current;
  is_there = JOIN(NAME, _push)(stream, cells, estimate);
  ticks = spread_ticks + elapsed();
  frames++;
  all_ticks += ticks;
  if (ticks > longest) longest = ticks;
  return is_there;
}
