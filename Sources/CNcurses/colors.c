// Colour pairs and palette entries, counted per cell on the screen so that unused ones are reused.

#include "internal.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

enum {
  slot_limit = 256,
  first_slot = 16,
  pair_limit = 16384,
  pair_buckets = 4096,
  slot_buckets = 256,
};

typedef struct {
  int fg;
  int bg;
  int uses;
  int next;
} pair_entry;

typedef struct {
  uint32_t rgb;
  int uses;
  int next;
  bool is_set;
} slot_entry;

static int depth_in_use;
static bool is_direct;
static int default_fg;
static int default_bg;

static pair_entry *pairs;
static int pair_capacity;
static int pairs_used;
static int next_pair;
static int pair_heads[pair_buckets];

static slot_entry slots[slot_limit];
static int next_slot;
static int slot_heads[slot_buckets];

static int *cell_pairs;
static int cell_columns;
static int cell_rows;

static int terminal_depth(void) {
  if (!has_colors() || COLORS < 8) return GL_DEPTH_MONO;
  if (COLORS >= 0x1000000) return GL_DEPTH_TRUE;
  if (COLORS < 256) return GL_DEPTH_16;
  const char *hint = getenv("COLORTERM");
  bool is_true = hint != NULL && (strcmp(hint, "truecolor") == 0 || strcmp(hint, "24bit") == 0);
  return is_true && can_change_color() ? GL_DEPTH_TRUE : GL_DEPTH_256;
}

void gl_colors_open(int depth) {
  depth_in_use = GL_DEPTH_MONO;
  // Started, curses paints white on black even where nobody asks for a colour.
  if (depth != GL_DEPTH_MONO && has_colors() && start_color() == OK) {
    int most = terminal_depth();
    depth_in_use = depth == GL_DEPTH_AUTO || depth > most ? most : depth;
  }
  is_direct = COLORS >= 0x1000000;
  bool has_default = depth_in_use != GL_DEPTH_MONO && use_default_colors() == OK;
  default_fg = has_default ? -1 : COLOR_WHITE;
  default_bg = has_default ? -1 : COLOR_BLACK;
  pair_capacity = COLOR_PAIRS < pair_limit ? COLOR_PAIRS : pair_limit;
  pairs = depth_in_use == GL_DEPTH_MONO ? NULL : calloc((size_t)pair_capacity, sizeof *pairs);
  if (pairs == NULL) depth_in_use = GL_DEPTH_MONO;
  // Pair 0 is the terminal's own and cannot be changed.
  pairs_used = 1;
  next_pair = 1;
  next_slot = first_slot;
  memset(slots, 0, sizeof slots);
  for (int i = 0; i < pair_buckets; i++) pair_heads[i] = -1;
  for (int i = 0; i < slot_buckets; i++) slot_heads[i] = -1;
}

int gl_colors_depth(void) { return depth_in_use; }

void gl_colors_close(void) {
  free(pairs);
  free(cell_pairs);
  pairs = NULL;
  cell_pairs = NULL;
  cell_columns = 0;
  cell_rows = 0;
}

void gl_colors_resize(int columns, int rows) {
  free(cell_pairs);
  cell_pairs = calloc((size_t)columns * (size_t)rows, sizeof *cell_pairs);
  cell_columns = cell_pairs == NULL ? 0 : columns;
  cell_rows = cell_pairs == NULL ? 0 : rows;
  for (int i = 1; pairs != NULL && i < pairs_used; i++) pairs[i].uses = 0;
  for (int i = 0; i < slot_limit; i++) slots[i].uses = 0;
}

// Palette entries ----------------------------------------------------------------------------

static unsigned slot_bucket(uint32_t rgb) { return (rgb * 2654435761u) >> 24; }

static int channel(uint32_t rgb, int shift) { return (int)(rgb >> shift & 0xFF); }

static int thousandths(uint32_t rgb, int shift) { return (channel(rgb, shift) * 1000 + 127) / 255; }

static int nearest_slot(uint32_t rgb) {
  int best = first_slot;
  int best_distance = INT_MAX;
  for (int i = first_slot; i < slot_limit; i++) {
    if (!slots[i].is_set) continue;
    int distance = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      int difference = channel(slots[i].rgb, shift) - channel(rgb, shift);
      distance += difference * difference;
    }
    if (distance < best_distance) {
      best_distance = distance;
      best = i;
    }
  }
  return best;
}

static void count_slot(int color, int change) {
  if (color >= first_slot && color < slot_limit) slots[color].uses += change;
}

static void unlink_slot(int slot) {
  for (int *link = &slot_heads[slot_bucket(slots[slot].rgb)]; *link >= 0;
       link = &slots[*link].next) {
    if (*link != slot) continue;
    *link = slots[slot].next;
    return;
  }
}

/// Returns a palette entry that shows `rgb`, redefining one that no cell on the screen uses.
static int slot_for(uint32_t rgb) {
  unsigned bucket = slot_bucket(rgb);
  for (int i = slot_heads[bucket]; i >= 0; i = slots[i].next) {
    if (slots[i].rgb == rgb) return i;
  }
  for (int tries = first_slot; tries < slot_limit; tries++) {
    int slot = next_slot;
    next_slot = slot + 1 < slot_limit ? slot + 1 : first_slot;
    if (slots[slot].uses > 0) continue;
    if (slots[slot].is_set) unlink_slot(slot);
    slots[slot] = (slot_entry){.rgb = rgb, .next = slot_heads[bucket], .is_set = true};
    slot_heads[bucket] = slot;
    gl_restore_palette_changed();
    init_extended_color(slot, thousandths(rgb, 16), thousandths(rgb, 8), thousandths(rgb, 0));
    return slot;
  }
  return nearest_slot(rgb);
}

/// Returns the curses colour number; may turn on bold for bright colours where there are eight.
static int color_number(uint32_t color, bool is_foreground, attr_t *attributes) {
  if (color == GL_COLOR_DEFAULT) return is_foreground ? default_fg : default_bg;
  if (!(color & GL_COLOR_INDEX)) {
    if (!is_direct) return slot_for(color);
    // In direct mode the first eight numbers are the ANSI colours.
    return color < 8 ? 0 : (int)color;
  }
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
  for (int *link = &pair_heads[pair_bucket(pairs[pair].fg, pairs[pair].bg)]; *link >= 0;
       link = &pairs[*link].next) {
    if (*link != pair) continue;
    *link = pairs[pair].next;
    return;
  }
}

static int unused_pair(void) {
  if (pairs_used < pair_capacity) return pairs_used++;
  for (int tries = 1; tries < pair_capacity; tries++) {
    int pair = next_pair;
    next_pair = pair + 1 < pair_capacity ? pair + 1 : 1;
    if (pairs[pair].uses > 0) continue;
    unlink_pair(pair);
    return pair;
  }
  return 0;
}

/// Returns a pair for two colour numbers; 0 where every pair is on the screen.
static int pair_for(int fg, int bg) {
  if (fg == default_fg && bg == default_bg && fg == -1) return 0;
  unsigned bucket = pair_bucket(fg, bg);
  for (int i = pair_heads[bucket]; i >= 0; i = pairs[i].next) {
    if (pairs[i].fg == fg && pairs[i].bg == bg) return i;
  }
  int pair = unused_pair();
  if (pair == 0) return 0;
  pairs[pair] = (pair_entry){.fg = fg, .bg = bg, .next = pair_heads[bucket]};
  pair_heads[bucket] = pair;
  init_extended_pair(pair, fg, bg);
  return pair;
}

// Cells --------------------------------------------------------------------------------------

static void count(int pair, int change) {
  if (pair == 0) return;
  pairs[pair].uses += change;
  count_slot(pairs[pair].fg, change);
  count_slot(pairs[pair].bg, change);
}

void gl_release(int x, int y) {
  if (x < 0 || y < 0 || x >= cell_columns || y >= cell_rows) return;
  int *cell = &cell_pairs[y * cell_columns + x];
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
  if (depth_in_use == GL_DEPTH_MONO) return 0;
  int foreground = color_number(fg, true, attributes);
  // Held, because the last free palette entry must not be given to both.
  count_slot(foreground, 1);
  int background = color_number(bg, false, attributes);
  count_slot(foreground, -1);
  return pair_for(foreground, background);
}

void gl_put(
    int x, int y, uint32_t glyph, int width, uint32_t fg, uint32_t bg, unsigned attributes) {
  if (!gl_state.is_open || x < 0 || y < 0 || x >= cell_columns || y >= cell_rows) return;
  gl_release(x, y);
  // The right half of a wide glyph is never put by itself.
  if (width == 2) gl_release(x + 1, y);
  attr_t attrs = curses_attributes(attributes);
  int pair = pair_of_colors(fg, bg, &attrs);
  cell_pairs[y * cell_columns + x] = pair;
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

void gl_flush(void) {
  if (!gl_state.is_open || gl_state.is_away) return;
  // Where the cursor cannot be hidden it rests in a corner.
  move(LINES - 1, 0);
  refresh();
}

void gl_beep(void) {
  if (gl_state.is_open && !gl_state.is_away) beep();
}
