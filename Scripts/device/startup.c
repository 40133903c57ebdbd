/*
 * What runs before main on a Cortex-M4 or M7 of QEMU's MPS2 boards: the vector table, and a reset that
 * turns on the floating point unit and goes on into newlib's start, which asks the host for the rest
 * (semihosting).
 */
#include <stdint.h>

extern uint32_t stack_top;
extern void _start(void);

/* newlib calls these around its own lists of functions. */
void _init(void);
void _fini(void);
void _init(void) {}
void _fini(void) {}

static void reset(void) {
  volatile uint32_t *coprocessors = (volatile uint32_t *)0xE000ED88u;
  *coprocessors |= 0xFu << 20;
  __asm__ volatile("dsb\n isb");
  _start();
}

/* Nothing here is meant to fault: the host sees a program that does not end, and gives up on it. */
static void stop(void) {
  for (;;) {
  }
}

__attribute__((section(".vectors"), used)) static void *const vectors[] = {
    &stack_top, (void *)reset, (void *)stop, (void *)stop, (void *)stop, (void *)stop, (void *)stop,
};
