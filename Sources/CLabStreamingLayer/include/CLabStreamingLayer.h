/// Lab Streaming Layer (liblsl), loaded while the program runs: it is not part of most systems.
///
/// Only what gaitlab uses of it, and no type of its own. The library never leaves the process once
/// it is loaded, for it has threads. Functions may be called from any thread, but one inlet from one
/// thread at a time. Texts are UTF-8 if their sender was in order; they are data.

#ifndef GL_CLABSTREAMINGLAYER_H
#define GL_CLABSTREAMINGLAYER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Outcomes besides counts, which are not negative.
enum {
  GL_LSL_OK = 0,
  /// Nothing came within the time.
  GL_LSL_TIMEOUT = -1,
  /// The sender is gone.
  GL_LSL_LOST = -2,
  /// The library refused an argument.
  GL_LSL_REFUSED = -3,
  GL_LSL_FAILED = -4,
};

/// How samples are sent; all but text can be pulled as floats.
enum { GL_LSL_FLOAT = 1, GL_LSL_DOUBLE = 2, GL_LSL_TEXT = 3 };

// The library --------------------------------------------------------------------------------

typedef struct gl_lsl gl_lsl;

/// Loads a library by its path, or by its name where the system looks for libraries.
///
/// Returns null where there is none or something is missing in it; `error` then says why.
gl_lsl *gl_lsl_load(const char *path, char *error, size_t error_size);

/// Hundreds are the major version.
int gl_lsl_version(const gl_lsl *lsl);

/// Seconds of the clock of this machine that all time stamps are in.
double gl_lsl_clock(const gl_lsl *lsl);

/// Gives the text of a configuration file instead of the files that the library looks for.
///
/// Only before anything else is called but the version. Returns false where the library is too old.
bool gl_lsl_configure(const gl_lsl *lsl, const char *text);

// Descriptions of streams --------------------------------------------------------------------

typedef struct gl_lsl_info gl_lsl_info;

/// A description to make an outlet of; null if the library refuses it.
gl_lsl_info *gl_lsl_info_create(
  const gl_lsl *lsl, const char *name, const char *type, int channels, double rate_hz, int format,
  const char *source_id);
void gl_lsl_info_free(const gl_lsl *lsl, gl_lsl_info *info);

// Texts live as long as the description does.
const char *gl_lsl_info_name(const gl_lsl *lsl, gl_lsl_info *info);
const char *gl_lsl_info_type(const gl_lsl *lsl, gl_lsl_info *info);
/// Differs for each outlet, also of one that was made again.
const char *gl_lsl_info_uid(const gl_lsl *lsl, gl_lsl_info *info);
const char *gl_lsl_info_source_id(const gl_lsl *lsl, gl_lsl_info *info);
const char *gl_lsl_info_host(const gl_lsl *lsl, gl_lsl_info *info);
/// Seconds of the sender's clock at which the outlet was made.
double gl_lsl_info_created_at(const gl_lsl *lsl, gl_lsl_info *info);
int gl_lsl_info_channels(const gl_lsl *lsl, gl_lsl_info *info);
/// 0 for samples that come when they like.
double gl_lsl_info_rate(const gl_lsl *lsl, gl_lsl_info *info);
int gl_lsl_info_format(const gl_lsl *lsl, gl_lsl_info *info);

/// The text of the metadata element `group/key`, or null if it is not there.
const char *gl_lsl_info_value(
  const gl_lsl *lsl, gl_lsl_info *info, const char *group, const char *key);
/// The text of `key` of the channel that is described in place `index`; null if there is none.
const char *gl_lsl_info_channel_value(
  const gl_lsl *lsl, gl_lsl_info *info, int index, const char *key);

/// Adds the metadata element `group/key`.
void gl_lsl_info_add_value(
  const gl_lsl *lsl, gl_lsl_info *info, const char *group, const char *key, const char *value);
/// Describes the next channel.
void gl_lsl_info_add_channel(
  const gl_lsl *lsl, gl_lsl_info *info, const char *label, const char *unit, const char *type);

// Finding ------------------------------------------------------------------------------------

typedef struct gl_lsl_finder gl_lsl_finder;

/// Asks the network again and again, in the background, for streams that a predicate fits, such as
/// `name='insole'`; null if the library refuses it.
gl_lsl_finder *gl_lsl_finder_create(
  const gl_lsl *lsl, const char *predicate, double forget_after_seconds);
void gl_lsl_finder_free(const gl_lsl *lsl, gl_lsl_finder *finder);

/// Writes what has answered lately, without metadata and without waiting; returns how many.
int gl_lsl_finder_results(
  const gl_lsl *lsl, gl_lsl_finder *finder, gl_lsl_info **infos, int capacity);

// Inlets -------------------------------------------------------------------------------------

typedef struct gl_lsl_inlet gl_lsl_inlet;

/// An inlet of a stream that was found; it does not look for the stream again once it is lost.
///
/// Up to `buffer_seconds` are kept for whom reads too slowly. Nothing is sent before it is opened.
gl_lsl_inlet *gl_lsl_inlet_create(const gl_lsl *lsl, gl_lsl_info *info, int buffer_seconds);
void gl_lsl_inlet_free(const gl_lsl *lsl, gl_lsl_inlet *inlet);

/// The description with its metadata; null with the outcome if it does not come.
gl_lsl_info *gl_lsl_inlet_info(
  const gl_lsl *lsl, gl_lsl_inlet *inlet, double timeout_seconds, int *outcome);
int gl_lsl_inlet_open(const gl_lsl *lsl, gl_lsl_inlet *inlet, double timeout_seconds);

/// What is added to the sender's time stamps to have this machine's; it is kept up to date.
int gl_lsl_inlet_correction(
  const gl_lsl *lsl, gl_lsl_inlet *inlet, double timeout_seconds, double *seconds);

/// Waits for a sample and takes those with it that are there; returns how many, or the outcome.
int gl_lsl_inlet_pull(
  const gl_lsl *lsl, gl_lsl_inlet *inlet, float *values, double *stamps, int channels, int capacity,
  double timeout_seconds);

// Outlets ------------------------------------------------------------------------------------

typedef struct gl_lsl_outlet gl_lsl_outlet;

/// Begins to offer a stream; up to `buffer_seconds` are kept for a reader that is slow.
gl_lsl_outlet *gl_lsl_outlet_create(const gl_lsl *lsl, gl_lsl_info *info, int buffer_seconds);
void gl_lsl_outlet_free(const gl_lsl *lsl, gl_lsl_outlet *outlet);

/// Queues a sample of one float a channel and does not wait for its readers.
int gl_lsl_outlet_push(
  const gl_lsl *lsl, gl_lsl_outlet *outlet, const float *values, double stamp);
/// Queues a sample of a stream of one channel of text, which is copied.
int gl_lsl_outlet_push_text(
  const gl_lsl *lsl, gl_lsl_outlet *outlet, const char *text, double stamp);
/// Waits until somebody reads the stream; false after `seconds` without a reader.
bool gl_lsl_outlet_wait_for_readers(const gl_lsl *lsl, gl_lsl_outlet *outlet, double seconds);

#endif
