#include "internal.h"

#include <stddef.h>

gl_lsl_finder *gl_lsl_finder_create(
  const gl_lsl *lsl, const char *predicate, double forget_after_seconds) {
  return (gl_lsl_finder *)lsl->create_continuous_resolver_bypred(predicate, forget_after_seconds);
}

void gl_lsl_finder_free(const gl_lsl *lsl, gl_lsl_finder *finder) {
  lsl->destroy_continuous_resolver(finder);
}

int gl_lsl_finder_results(
  const gl_lsl *lsl, gl_lsl_finder *finder, gl_lsl_info **infos, int capacity) {
  if (capacity <= 0) return 0;
  return lsl->resolver_results(finder, (void **)infos, (uint32_t)capacity);
}

gl_lsl_inlet *gl_lsl_inlet_create(const gl_lsl *lsl, gl_lsl_info *info, int buffer_seconds) {
  // Chunks of one sample, so that none waits for others; and no recovery, which tells nobody.
  return (gl_lsl_inlet *)lsl->create_inlet(info, buffer_seconds, 1, 0);
}

void gl_lsl_inlet_free(const gl_lsl *lsl, gl_lsl_inlet *inlet) { lsl->destroy_inlet(inlet); }

gl_lsl_info *gl_lsl_inlet_info(
  const gl_lsl *lsl, gl_lsl_inlet *inlet, double timeout_seconds, int *outcome) {
  int32_t code = GL_LSL_OK;
  gl_lsl_info *info = (gl_lsl_info *)lsl->get_fullinfo(inlet, timeout_seconds, &code);
  *outcome = info || code != GL_LSL_OK ? code : GL_LSL_FAILED;
  return info;
}

int gl_lsl_inlet_open(const gl_lsl *lsl, gl_lsl_inlet *inlet, double timeout_seconds) {
  int32_t code = GL_LSL_OK;
  lsl->open_stream(inlet, timeout_seconds, &code);
  return code;
}

int gl_lsl_inlet_correction(
  const gl_lsl *lsl, gl_lsl_inlet *inlet, double timeout_seconds, double *seconds) {
  int32_t code = GL_LSL_OK;
  double correction = lsl->time_correction(inlet, timeout_seconds, &code);
  if (code == GL_LSL_OK) *seconds = correction;
  return code;
}

int gl_lsl_inlet_pull(
  const gl_lsl *lsl, gl_lsl_inlet *inlet, float *values, double *stamps, int channels, int capacity,
  double timeout_seconds) {
  if (channels <= 0 || capacity <= 0) return GL_LSL_REFUSED;
  // Sample by sample: liblsl's chunks wait until they are full, and forget what they hold once the
  // stream is lost.
  for (int count = 0; count < capacity; count++) {
    int32_t code = GL_LSL_OK;
    double stamp = lsl->pull_sample_f(
      inlet, values + (size_t)count * (size_t)channels, channels, count == 0 ? timeout_seconds : 0,
      &code);
    if (code != GL_LSL_OK || stamp == 0) {
      if (count > 0) return count;
      return code != GL_LSL_OK ? code : GL_LSL_TIMEOUT;
    }
    stamps[count] = stamp;
  }
  return capacity;
}

gl_lsl_outlet *gl_lsl_outlet_create(const gl_lsl *lsl, gl_lsl_info *info, int buffer_seconds) {
  return (gl_lsl_outlet *)lsl->create_outlet(info, 1, buffer_seconds);
}

void gl_lsl_outlet_free(const gl_lsl *lsl, gl_lsl_outlet *outlet) { lsl->destroy_outlet(outlet); }

int gl_lsl_outlet_push(
  const gl_lsl *lsl, gl_lsl_outlet *outlet, const float *values, double stamp) {
  return lsl->push_sample_ftp(outlet, values, stamp, 1);
}

int gl_lsl_outlet_push_text(
  const gl_lsl *lsl, gl_lsl_outlet *outlet, const char *text, double stamp) {
  return lsl->push_sample_strtp(outlet, &text, stamp, 1);
}

bool gl_lsl_outlet_wait_for_readers(const gl_lsl *lsl, gl_lsl_outlet *outlet, double seconds) {
  return lsl->wait_for_consumers(outlet, seconds) != 0;
}
