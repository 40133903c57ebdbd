#include "internal.h"

#include <stddef.h>

gl_lsl_info *gl_lsl_info_create(
  const gl_lsl *lsl, const char *name, const char *type, int channels, double rate_hz, int format,
  const char *source_id) {
  return (gl_lsl_info *)lsl->create_streaminfo(name, type, channels, rate_hz, format, source_id);
}

void gl_lsl_info_free(const gl_lsl *lsl, gl_lsl_info *info) { lsl->destroy_streaminfo(info); }

const char *gl_lsl_info_name(const gl_lsl *lsl, gl_lsl_info *info) { return lsl->get_name(info); }

const char *gl_lsl_info_type(const gl_lsl *lsl, gl_lsl_info *info) { return lsl->get_type(info); }

const char *gl_lsl_info_uid(const gl_lsl *lsl, gl_lsl_info *info) { return lsl->get_uid(info); }

const char *gl_lsl_info_source_id(const gl_lsl *lsl, gl_lsl_info *info) {
  return lsl->get_source_id(info);
}

const char *gl_lsl_info_host(const gl_lsl *lsl, gl_lsl_info *info) {
  return lsl->get_hostname(info);
}

double gl_lsl_info_created_at(const gl_lsl *lsl, gl_lsl_info *info) {
  return lsl->get_created_at(info);
}

int gl_lsl_info_channels(const gl_lsl *lsl, gl_lsl_info *info) {
  return lsl->get_channel_count(info);
}

double gl_lsl_info_rate(const gl_lsl *lsl, gl_lsl_info *info) {
  return lsl->get_nominal_srate(info);
}

int gl_lsl_info_format(const gl_lsl *lsl, gl_lsl_info *info) {
  return lsl->get_channel_format(info);
}

/// The text of an element's child; null if it is not there.
static const char *text_of(const gl_lsl *lsl, void *element, const char *key) {
  void *child = lsl->child(element, key);
  return lsl->empty(child) ? NULL : lsl->child_value(child);
}

const char *gl_lsl_info_value(
  const gl_lsl *lsl, gl_lsl_info *info, const char *group, const char *key) {
  return text_of(lsl, lsl->child(lsl->get_desc(info), group), key);
}

const char *gl_lsl_info_channel_value(
  const gl_lsl *lsl, gl_lsl_info *info, int index, const char *key) {
  void *channel = lsl->child(lsl->child(lsl->get_desc(info), "channels"), "channel");
  for (int passed = 0; passed < index && !lsl->empty(channel); passed++) {
    channel = lsl->next_sibling_n(channel, "channel");
  }
  return text_of(lsl, channel, key);
}

/// The child of that name, made if it is not there.
static void *child_for_writing(const gl_lsl *lsl, void *element, const char *name) {
  void *child = lsl->child(element, name);
  return lsl->empty(child) ? lsl->append_child(element, name) : child;
}

void gl_lsl_info_add_value(
  const gl_lsl *lsl, gl_lsl_info *info, const char *group, const char *key, const char *value) {
  lsl->append_child_value(child_for_writing(lsl, lsl->get_desc(info), group), key, value);
}

void gl_lsl_info_add_channel(
  const gl_lsl *lsl, gl_lsl_info *info, const char *label, const char *unit, const char *type) {
  void *channels = child_for_writing(lsl, lsl->get_desc(info), "channels");
  void *channel = lsl->append_child(channels, "channel");
  lsl->append_child_value(channel, "label", label);
  lsl->append_child_value(channel, "unit", unit);
  lsl->append_child_value(channel, "type", type);
}
