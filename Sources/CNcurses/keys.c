// Keys and mouse: what terminals send and curses reads, as events.

#define GL_LAYER 4
#include "internal.h"

#include <ctype.h>
#include <errno.h>
#include <stdlib.h>

enum {
  /// Keys of our own, beyond those of curses and of any terminfo entry.
  paste_begins = 2000,
  paste_ends = 2001,
  background_begins = 2002,
  late_string = 2003,
  late_sequence = 2004,
  /// Characters after which an answer that does not end is given up.
  longest_answer = 1024,
};

/// The part that this file writes.
static gl_keys_state *const state = &gl_state.keys;

static const struct {
  int curses;
  int key;
} key_table[] = {
    {KEY_ENTER, GL_KEY_ENTER},         {KEY_BTAB, GL_KEY_BACKTAB},
    {KEY_BACKSPACE, GL_KEY_BACKSPACE}, {KEY_DC, GL_KEY_DELETE},
    {KEY_IC, GL_KEY_INSERT},           {KEY_UP, GL_KEY_UP},
    {KEY_DOWN, GL_KEY_DOWN},           {KEY_LEFT, GL_KEY_LEFT},
    {KEY_RIGHT, GL_KEY_RIGHT},         {KEY_SLEFT, GL_KEY_SHIFT_LEFT},
    {KEY_SRIGHT, GL_KEY_SHIFT_RIGHT},  {KEY_HOME, GL_KEY_HOME},
    {KEY_END, GL_KEY_END},             {KEY_PPAGE, GL_KEY_PAGE_UP},
    {KEY_NPAGE, GL_KEY_PAGE_DOWN},
};

void gl_keys_define(void) {
  // What terminals really send where terminfo knows another sequence or none.
  static const struct {
    const char *sequence;
    int key;
  } usual[] = {
      {"\033[A", KEY_UP},       {"\033[B", KEY_DOWN},       {"\033[C", KEY_RIGHT},
      {"\033[D", KEY_LEFT},     {"\033[1;2C", KEY_SRIGHT},  {"\033[1;2D", KEY_SLEFT},
      {"\033[H", KEY_HOME},     {"\033[F", KEY_END},        {"\033[1~", KEY_HOME},
      {"\033[4~", KEY_END},     {"\033[7~", KEY_HOME},      {"\033[8~", KEY_END},
      {"\033[5~", KEY_PPAGE},   {"\033[6~", KEY_NPAGE},     {"\033[2~", KEY_IC},
      {"\033[3~", KEY_DC},      {"\033[Z", KEY_BTAB},
  };
  for (size_t i = 0; i < sizeof usual / sizeof *usual; i++) {
    if (key_defined(usual[i].sequence) == 0) define_key(usual[i].sequence, usual[i].key);
  }
  define_key("\033[200~", paste_begins);
  define_key("\033[201~", paste_ends);
  define_key("\033]11;rgb:", background_begins);
}

void gl_keys_await_late_answers(void) {
  state->awaits_answers = true;
  define_key("\033_G", late_string);
  define_key("\033[?", late_sequence);
}

/// Whether an escape that no key begins with is the first of a sequence, such as the size of a cell, and no key.
///
/// What curses has read of it is there at once, other than what somebody types.
static bool begins_sequence(WINDOW *keys) {
  wint_t next = 0;
  int status = wget_wch(keys, &next);
  if (status == OK && next == '[') return true;
  if (status == OK) unget_wch((wchar_t)next);
  if (status == KEY_CODE_YES) ungetch((int)next);
  return false;
}

/// Takes a character of an answer that nobody waits for any more.
static void skip_late(int status, wint_t character) {
  if (state->late_answer == late_string) {
    if (status == OK && character != 27 && character != 7) return;
    state->skips_backslash = status == OK && character == 27;
  } else if (status == OK && (character < 0x40 || character > 0x7E)) {
    return;
  }
  state->late_answer = 0;
}

static bool key_event(int code, gl_event *event) {
  event->kind = GL_EVENT_KEY;
  for (size_t i = 0; i < sizeof key_table / sizeof *key_table; i++) {
    if (key_table[i].curses != code) continue;
    event->code = key_table[i].key;
    return true;
  }
  if (code > KEY_F0 && code <= KEY_F0 + 24) {
    event->code = GL_KEY_FUNCTION + code - KEY_F0;
    return true;
  }
  return false;
}

static bool character_event(wint_t character, gl_event *event) {
  event->kind = GL_EVENT_KEY;
  switch (character) {
    case '\t': event->code = GL_KEY_TAB; return true;
    case '\r':
    case '\n': event->code = GL_KEY_ENTER; return true;
    case 27: event->code = GL_KEY_ESCAPE; return true;
    case 8:
    case 127: event->code = GL_KEY_BACKSPACE; return true;
  }
  if (character >= 1 && character <= 26) {
    *event = (gl_event){.kind = GL_EVENT_CONTROL, .code = (int)character};
    return true;
  }
  *event = (gl_event){.kind = GL_EVENT_CHARACTER, .code = (int)character};
  return character >= 32;
}

static bool mouse_event(gl_event *event) {
  MEVENT mouse;
  if (getmouse(&mouse) != OK) return false;
  *event = (gl_event){.kind = GL_EVENT_MOUSE, .x = mouse.x, .y = mouse.y};
  if (mouse.bstate & BUTTON4_PRESSED) {
    event->code = GL_MOUSE_WHEEL_UP;
  } else if (mouse.bstate & BUTTON5_PRESSED) {
    event->code = GL_MOUSE_WHEEL_DOWN;
  } else if (mouse.bstate & (BUTTON1_PRESSED | BUTTON1_CLICKED | BUTTON1_DOUBLE_CLICKED |
                             BUTTON1_TRIPLE_CLICKED)) {
    // Curses merges a press and a release that arrive together into a click.
    event->code = GL_MOUSE_PRESS;
  } else if (mouse.bstate & BUTTON1_RELEASED) {
    event->code = GL_MOUSE_RELEASE;
  } else if (mouse.bstate & REPORT_MOUSE_POSITION) {
    event->code = GL_MOUSE_DRAG;
  } else {
    return false;
  }
  return true;
}

/// The brightest 8 bits of a channel of one to four hexadecimal digits; -1 for anything else.
static int channel(const char **text) {
  int digits = 0;
  int value = 0;
  for (; isxdigit((unsigned char)**text) && digits < 4; (*text)++, digits++) {
    char digit[2] = {**text, 0};
    value = value * 16 + (int)strtol(digit, NULL, 16);
  }
  return digits == 0 ? -1 : value * 255 / ((1 << 4 * digits) - 1);
}

/// The terminal's answer in the form `hhhh/hhhh/hhhh`; false for another form.
static bool background_event(const char *text, gl_event *event) {
  int color = 0;
  for (int i = 0; i < 3; i++) {
    if (i > 0 && *text++ != '/') return false;
    int value = channel(&text);
    if (value < 0) return false;
    color = color << 8 | value;
  }
  *event = (gl_event){.kind = GL_EVENT_BACKGROUND, .code = color};
  return true;
}

/// Takes a character of the terminal's answer; true once it is whole and means something.
static bool answered(int status, wint_t character, gl_event *event) {
  bool is_end = status != OK || character == 7 || character == 27;
  if (!is_end && state->answer_length < longest_answer) {
    if (state->answer_length + 1 < sizeof state->answer) {
      state->answer[state->answer_length] = (char)character;
    }
    state->answer_length++;
    return false;
  }
  state->is_answering = false;
  // Ended by ST, the answer has a backslash behind its escape.
  state->skips_backslash = status == OK && character == 27;
  if (state->answer_length >= sizeof state->answer) return false;
  state->answer[state->answer_length] = 0;
  return background_event(state->answer, event);
}

void gl_end_paste(void) { state->is_pasting = false; }

static bool paste_event(bool begins, gl_event *event) {
  state->is_pasting = begins;
  *event = (gl_event){.kind = GL_EVENT_PASTE, .code = begins};
  return true;
}

/// A part of pasted text: no part of it is a key.
static bool pasted_event(int status, wint_t character, gl_event *event) {
  if (status != OK && character == KEY_RESIZE) return false;
  MEVENT ignored;
  if (status != OK && character == KEY_MOUSE) getmouse(&ignored);
  int code = status == OK ? (int)character : 27;
  *event = (gl_event){.kind = GL_EVENT_CHARACTER, .code = code};
  return true;
}

bool gl_keys_read(WINDOW *keys, gl_event *event, bool *was_empty) {
  wint_t character = 0;
  errno = 0;
  int status = wget_wch(keys, &character);
  *was_empty = status == ERR;
  if (status == ERR) return false;
  if (status != OK && (character == paste_begins || character == paste_ends)) {
    return paste_event(character == paste_begins, event);
  }
  if (state->late_answer != 0) {
    skip_late(status, character);
    return false;
  }
  if (state->is_answering) return answered(status, character, event);
  bool was_escape = state->skips_backslash;
  state->skips_backslash = false;
  if (was_escape && status == OK && character == '\\') return false;
  if (status != OK && (character == late_string || character == late_sequence)) {
    state->late_answer = (int)character;
    return false;
  }
  if (status != OK && character == background_begins) {
    state->is_answering = true;
    state->answer_length = 0;
    return false;
  }
  if (state->is_pasting) return pasted_event(status, character, event);
  if (status == OK && character == 27 && state->awaits_answers && begins_sequence(keys)) {
    state->late_answer = late_sequence;
    return false;
  }
  if (status == OK) return character_event(character, event);
  if (character == KEY_MOUSE) return mouse_event(event);
  return key_event((int)character, event);
}
