// Colour pairs, counted per cell on the screen so that unused ones are reused.

#define GL_LAYER 3
#include "internal.h"

#include <stdlib.h>
#include <string.h>

enum {
  pair_limit = 16384,
};

/// The part that this file writes.
static gl_colors_state *const state = &gl_state.colors;

/// Whether the terminal places its cursor and resets its style as ECMA-48 says, so that whoever writes past curses
/// knows what to write.
static bool is_ansi(void) {
  const char *place = tigetstr("cup");
  const char *reset = tigetstr("sgr0");
  return place != NULL && place != (char *)-1 && strcmp(place, "\033[%i%p1%d;%p2%dH") == 0 &&
         reset != NULL && reset != (char *)-1 && strstr(reset, "\033[") != NULL;
}

/// The colours that terminfo knows of; COLORS is 0 until curses starts them.
static int color_count(void) {
  int count = tigetnum("colors");
  return count > 0 ? count : 0;
}

/// Who says that the terminal takes any colour: its environment, its description, or nobody.
static int any_color_reason(void) {
  const char *hint = getenv("COLORTERM");
  bool is_hinted = hint != NULL && (strcmp(hint, "truecolor") == 0 || strcmp(hint, "24bit") == 0);
  if (is_hinted) return GL_REASON_COLORTERM;
  bool has_flag = tigetflag("Tc") == 1 || tigetflag("RGB") == 1 || color_count() >= 0x1000000;
  return has_flag ? GL_REASON_FLAG : GL_REASON_COLOR_COUNT;
}

static int terminal_depth(void) {
  if (!has_colors() || color_count() < 8) return GL_DEPTH_MONO;
  if (color_count() < 256) return GL_DEPTH_16;
  state->reason = any_color_reason();
  if (state->reason != GL_REASON_COLOR_COUNT && is_ansi()) return GL_DEPTH_TRUE;
  if (state->reason != GL_REASON_COLOR_COUNT) state->reason = GL_REASON_NOT_ANSI;
  return GL_DEPTH_256;
}

void gl_colors_open(int depth) {
  state->depth = GL_DEPTH_MONO;
  state->is_painted = false;
  state->reason = GL_REASON_COLOR_COUNT;
  state->count = color_count();
  if (depth != GL_DEPTH_MONO && has_colors()) {
    int most = terminal_depth();
    // Terminals that have 256 colours mostly have all, and a user who asks for them knows it.
    if (depth == GL_DEPTH_TRUE && most == GL_DEPTH_256 && is_ansi()) most = GL_DEPTH_TRUE;
    state->depth = depth == GL_DEPTH_AUTO || depth > most ? most : depth;
    state->is_painted = state->depth >= GL_DEPTH_256 && is_ansi();
    if (state->is_painted) return;
    // Started, curses paints white on black even where nobody asks for a colour.
    if (start_color() != OK) state->depth = GL_DEPTH_MONO;
  }
  bool has_default = state->depth != GL_DEPTH_MONO && use_default_colors() == OK;
  state->default_fg = has_default ? -1 : COLOR_WHITE;
  state->default_bg = has_default ? -1 : COLOR_BLACK;
  state->pair_capacity = COLOR_PAIRS < pair_limit ? COLOR_PAIRS : pair_limit;
  state->pairs = state->depth == GL_DEPTH_MONO
                     ? NULL
                     : calloc((size_t)state->pair_capacity, sizeof *state->pairs);
  if (state->pairs == NULL) state->depth = GL_DEPTH_MONO;
  // Pair 0 is the terminal's own and cannot be changed.
  state->pairs_used = 1;
  state->next_pair = 1;
  for (int i = 0; i < gl_pair_buckets; i++) state->pair_heads[i] = -1;
}

void gl_colors_close(void) {
  free(state->pairs);
  free(state->cells);
  state->pairs = NULL;
  state->cells = NULL;
  state->columns = 0;
  state->rows = 0;
}

void gl_colors_resize(int columns, int rows) {
  free(state->cells);
  state->cells = calloc((size_t)columns * (size_t)rows, sizeof *state->cells);
  state->columns = state->cells == NULL ? 0 : columns;
  state->rows = state->cells == NULL ? 0 : rows;
  for (int i = 1; state->pairs != NULL && i < state->pairs_used; i++) state->pairs[i].uses = 0;
}

// Numbers ----------------------------------------------------------------------------------------

/// Returns the curses colour number; may turn on bold for bright colours where there are eight.
static int color_number(uint32_t color, bool is_foreground, attr_t *attributes) {
  if (color == GL_COLOR_DEFAULT) return is_foreground ? state->default_fg : state->default_bg;
  int index = (int)(color & 0xFF);
  if (COLORS >= 16) return index;
  if (index < 8) return index;
  // Bold black is invisible on many eight-colour terminals; white is at least readable.
  if (index == 8) return is_foreground ? COLOR_WHITE : COLOR_BLACK;
  if (is_foreground) *attributes |= A_BOLD;
  return index & 7;
}

// Pairs --------------------------------------------------------------------------------------

static unsigned pair_bucket(int fg, int bg) {
  return ((unsigned)fg * 2654435761u ^ (unsigned)bg * 2246822519u) >> 20;
}

static void unlink_pair(int pair) {
  unsigned bucket = pair_bucket(state->pairs[pair].fg, state->pairs[pair].bg);
  for (int *link = &state->pair_heads[bucket]; *link >= 0; link = &state->pairs[*link].next) {
    if (*link != pair) continue;
    *link = state->pairs[pair].next;
    return;
  }
}

static int unused_pair(void) {
  if (state->pairs_used < state->pair_capacity) return state->pairs_used++;
  for (int tries = 1; tries < state->pair_capacity; tries++) {
    int pair = state->next_pair;
    state->next_pair = pair + 1 < state->pair_capacity ? pair + 1 : 1;
    if (state->pairs[pair].uses > 0) continue;
    unlink_pair(pair);
    return pair;
  }
  return 0;
}

/// Returns a pair for two colour numbers; 0 where every pair is on the screen.
static int pair_for(int fg, int bg) {
  if (fg == state->default_fg && bg == state->default_bg && fg == -1) return 0;
  unsigned bucket = pair_bucket(fg, bg);
  for (int i = state->pair_heads[bucket]; i >= 0; i = state->pairs[i].next) {
    if (state->pairs[i].fg == fg && state->pairs[i].bg == bg) return i;
  }
  int pair = unused_pair();
  if (pair == 0) return 0;
  state->pairs[pair] = (gl_pair){.fg = fg, .bg = bg, .next = state->pair_heads[bucket]};
  state->pair_heads[bucket] = pair;
  init_extended_pair(pair, fg, bg);
  return pair;
}

// Cells --------------------------------------------------------------------------------------

static void count(int pair, int change) {
  if (pair == 0) return;
  state->pairs[pair].uses += change;
}

void gl_release(int x, int y) {
  if (x < 0 || y < 0 || x >= state->columns || y >= state->rows) return;
  int *cell = &state->cells[y * state->columns + x];
  count(*cell, -1);
  *cell = 0;
}

static attr_t curses_attributes(unsigned attributes) {
  attr_t result = A_NORMAL;
  if (attributes & GL_BOLD) result |= A_BOLD;
  if (attributes & GL_DIM) result |= A_DIM;
  if (attributes & GL_ITALIC) result |= A_ITALIC;
  if (attributes & GL_UNDERLINE) result |= A_UNDERLINE;
  if (attributes & GL_REVERSE) result |= A_REVERSE;
  return result;
}

static int pair_of_colors(uint32_t fg, uint32_t bg, attr_t *attributes) {
  if (state->depth == GL_DEPTH_MONO) return 0;
  int foreground = color_number(fg, true, attributes);
  int background = color_number(bg, false, attributes);
  return pair_for(foreground, background);
}

void gl_put(
    int x, int y, uint32_t glyph, int width, uint32_t fg, uint32_t bg, unsigned attributes) {
  // Closed, the screen has no cells.
  if (x < 0 || y < 0 || x >= state->columns || y >= state->rows) return;
  gl_release(x, y);
  // The right half of a wide glyph is never put by itself.
  if (width == 2) gl_release(x + 1, y);
  attr_t attrs = curses_attributes(attributes);
  int pair = pair_of_colors(fg, bg, &attrs);
  state->cells[y * state->columns + x] = pair;
  count(pair, 1);
  // Where the C library and our table disagree about a glyph, the whole row would shift.
  bool is_known = wcwidth((wchar_t)glyph) == width;
  wchar_t text[2] = {is_known ? (wchar_t)glyph : L'?', 0};
  cchar_t cell;
  if (setcchar(&cell, text, attrs, 0, &pair) == ERR) return;
  mvadd_wch(y, x, &cell);
  if (!is_known && width == 2) {
    text[0] = L' ';
    if (setcchar(&cell, text, attrs, 0, &pair) != ERR) mvadd_wch(y, x + 1, &cell);
  }
}
