/// The only door to curses: no curses type, macro or global is visible through it.
///
/// There is one terminal per process and one thread that uses it; only `gl_wake` may be called
/// from any thread, at any time.

#ifndef GL_CNCURSES_H
#define GL_CNCURSES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Opening ------------------------------------------------------------------------------------

enum {
  GL_OK = 0,
  GL_OUTPUT_NOT_A_TERMINAL = 1,
  GL_NO_INPUT_TERMINAL = 2,
  GL_TERM_NOT_SET = 3,
  GL_TERM_UNKNOWN = 4,
  /// The terminal cannot place its cursor or clear its screen.
  GL_TERM_INCAPABLE = 5,
  GL_START_FAILED = 6,
  GL_ALREADY_OPEN = 7,
};

/// Colour depths, in the order of growing ability.
enum { GL_DEPTH_AUTO = -1, GL_DEPTH_MONO = 0, GL_DEPTH_16 = 1, GL_DEPTH_256 = 2, GL_DEPTH_TRUE = 3 };

/// What says how many colours a terminal has.
enum {
  GL_REASON_COLOR_COUNT = 0,
  /// The environment says that it takes any colour.
  GL_REASON_COLORTERM,
  /// Its description says so.
  GL_REASON_FLAG,
  /// One of them says so, but it places its cursor in a way of its own.
  GL_REASON_NOT_ANSI,
};

/// What keeps pictures from the terminal.
enum { GL_MULTIPLEXER_NONE = 0, GL_MULTIPLEXER_TMUX, GL_MULTIPLEXER_SCREEN };

typedef struct {
  int columns;
  int rows;
  /// The depth in use: the one asked for, or less where the terminal has less.
  int depth;
  /// One of `GL_REASON_...`: what the most colours that the terminal has were read off.
  int depth_reason;
  /// Colours that terminfo knows of.
  int color_count;
  bool has_mouse;
  bool is_utf8;
  /// Whether frames go to `gl_paint` instead of `gl_put`.
  bool is_painted;
  /// The terminfo name, cut to fit.
  char name[64];
  /// One of `GL_MULTIPLEXER_...`, where pictures were asked for.
  int multiplexer;
  /// What came back within a second, keys among it.
  uint8_t answer[512];
  size_t answer_length;
} gl_info;

/// Takes the terminal over; on failure it is left as it was and the code says why.
///
/// `info->name` is filled in where the name is known, also on failure. `question` is put to a painted terminal that
/// no multiplexer hides, and waited for; NULL asks nothing.
int gl_open(int depth, bool wants_mouse, const char *question, gl_info *info);

/// Puts keys back that came before an answer; they are the next to be read.
void gl_unread(const uint8_t *bytes, size_t count);

/// Whether late answers may come that are no keys.
void gl_await_late_answers(void);

/// Gives the terminal back. Safe to call again and from `atexit`.
void gl_close(void);

// Drawing ------------------------------------------------------------------------------------

/// Colours are `GL_COLOR_DEFAULT` or `GL_COLOR_INDEX | n`.
enum { GL_COLOR_INDEX = 0x1000000, GL_COLOR_DEFAULT = 0x2000000 };

enum {
  GL_BOLD = 1,
  GL_DIM = 2,
  GL_ITALIC = 4,
  GL_UNDERLINE = 8,
  GL_REVERSE = 16,
};

/// Marks that the cell will be put again in this frame, which frees its colours for reuse.
void gl_release(int x, int y);

/// Puts a glyph of `width` columns; a glyph that the C library measures otherwise becomes `?`.
void gl_put(int x, int y, uint32_t glyph, int width, uint32_t fg, uint32_t bg, unsigned attributes);

/// Sends what was put since the last call.
void gl_flush(void);

/// Sends a whole frame as bytes, past curses; it waits until the terminal has taken them.
void gl_paint(const uint8_t *bytes, size_t count);

/// Kinds of pictures that a terminal may be left with.
enum { GL_PICTURES_NONE = 0, GL_PICTURES_SIXEL, GL_PICTURES_KITTY };

/// Says what pictures there may be: they are taken away with everything else that is given back.
void gl_set_pictures(int kind);

/// The size of the screen in pixels as the kernel knows it; zero where it does not.
void gl_pixels(int *width, int *height);

/// The columns that the C library gives a glyph; -1 for none.
int gl_columns(uint32_t glyph);

void gl_beep(void);

void gl_size(int *columns, int *rows);

// Events -------------------------------------------------------------------------------------

enum {
  GL_EVENT_NONE = 0,
  /// `code` is a Unicode scalar from 32 on.
  GL_EVENT_CHARACTER,
  /// `code` is the letter's place in the alphabet, 1 to 26.
  GL_EVENT_CONTROL,
  /// `code` is one of `GL_KEY_...`.
  GL_EVENT_KEY,
  /// `code` is one of `GL_MOUSE_...`, at `x`, `y`.
  GL_EVENT_MOUSE,
  /// A paste begins with `code` 1 and ends with `code` 0. What comes between is characters, also those under
  /// 32; a sequence that curses takes for a key is an escape character.
  GL_EVENT_PASTE,
  /// The new size is in `x` (columns) and `y` (rows).
  GL_EVENT_RESIZE,
  /// The terminal's background is `code`, 0xRRGGBB.
  GL_EVENT_BACKGROUND,
  GL_EVENT_WAKE,
  /// `code` is the signal.
  GL_EVENT_TERMINATE,
  GL_EVENT_RESUMED,
  GL_EVENT_END,
  /// Only of `gl_lines_next`: `code` bytes of keys have come.
  GL_EVENT_BYTES,
};

enum {
  GL_KEY_ENTER = 1,
  GL_KEY_ESCAPE,
  GL_KEY_TAB,
  GL_KEY_BACKTAB,
  GL_KEY_BACKSPACE,
  GL_KEY_DELETE,
  GL_KEY_INSERT,
  GL_KEY_UP,
  GL_KEY_DOWN,
  GL_KEY_LEFT,
  GL_KEY_RIGHT,
  GL_KEY_SHIFT_LEFT,
  GL_KEY_SHIFT_RIGHT,
  GL_KEY_HOME,
  GL_KEY_END,
  GL_KEY_PAGE_UP,
  GL_KEY_PAGE_DOWN,
  /// F1 is this plus 1.
  GL_KEY_FUNCTION = 100,
};

enum { GL_MOUSE_PRESS = 1, GL_MOUSE_RELEASE, GL_MOUSE_DRAG, GL_MOUSE_WHEEL_UP, GL_MOUSE_WHEEL_DOWN };

typedef struct {
  int kind;
  int code;
  int x;
  int y;
} gl_event;

/// Waits for an event; a negative time-out waits for ever.
gl_event gl_next(int timeout_milliseconds);

/// Gives up waiting for the end of a paste; keys are keys again.
void gl_end_paste(void);

/// Makes the waiting `gl_next` return `GL_EVENT_WAKE`. From any thread, also after closing.
void gl_wake(void);

/// Gives the terminal back and stops the process group, as Ctrl-Z does outside raw mode.
///
/// Returns when the process was continued; the next event is `GL_EVENT_RESUMED`.
void gl_suspend(void);

/// Whether stopping gives the terminal to a shell instead, while this process continues.
void gl_keep_running(bool keeps);

// Lines --------------------------------------------------------------------------------------

/// Reads keys without curses and without a screen, for output in lines.
///
/// The terminal gives single keys and does not show them; everything else stays as it is. Without a terminal
/// keys come from standard input, unless something else is read there. Restores like `gl_open`.
int gl_lines_open(bool reads_standard_input);

/// Gives the terminal back. Safe to call again and from `atexit`.
void gl_lines_close(void);

/// Waits for keys, a signal or a wake-up; a negative time-out waits for ever.
///
/// `GL_EVENT_BYTES` puts up to `capacity` bytes into `bytes`. At the end of a pipe no key comes any more, which
/// is no event; at the end of a terminal `GL_EVENT_END` comes.
gl_event gl_lines_next(int timeout_milliseconds, uint8_t *bytes, int capacity);

/// Whether no key can come any more, though the program may go on.
bool gl_lines_input_is_over(void);

/// Whether keys come from a terminal.
bool gl_lines_input_is_terminal(void);

/// The same as `gl_suspend` and `gl_keep_running`.
void gl_lines_suspend(void);
void gl_lines_keep_running(bool keeps);

#endif
