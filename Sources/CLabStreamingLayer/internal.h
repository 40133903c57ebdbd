/// The functions of liblsl that are called, as they are found in it.

#ifndef GL_LSL_INTERNAL_H
#define GL_LSL_INTERNAL_H

#include "CLabStreamingLayer.h"

/// Every function once: result, name, parameters. Handles of liblsl are pointers that only it
/// follows.
#define GL_LSL_FUNCTIONS(FUNCTION)                                                              \
  FUNCTION(int32_t, library_version, (void))                                                    \
  FUNCTION(double, local_clock, (void))                                                         \
  FUNCTION(void *, create_streaminfo,                                                           \
           (const char *, const char *, int32_t, double, int32_t, const char *))                \
  FUNCTION(void, destroy_streaminfo, (void *))                                                  \
  FUNCTION(const char *, get_name, (void *))                                                    \
  FUNCTION(const char *, get_type, (void *))                                                    \
  FUNCTION(const char *, get_uid, (void *))                                                     \
  FUNCTION(const char *, get_source_id, (void *))                                               \
  FUNCTION(const char *, get_hostname, (void *))                                                \
  FUNCTION(double, get_created_at, (void *))                                                    \
  FUNCTION(int32_t, get_channel_count, (void *))                                                \
  FUNCTION(double, get_nominal_srate, (void *))                                                 \
  FUNCTION(int32_t, get_channel_format, (void *))                                               \
  FUNCTION(void *, get_desc, (void *))                                                          \
  FUNCTION(void *, child, (void *, const char *))                                               \
  FUNCTION(void *, next_sibling_n, (void *, const char *))                                      \
  FUNCTION(int32_t, empty, (void *))                                                            \
  FUNCTION(const char *, child_value, (void *))                                                 \
  FUNCTION(void *, append_child, (void *, const char *))                                        \
  FUNCTION(void *, append_child_value, (void *, const char *, const char *))                    \
  FUNCTION(void *, create_continuous_resolver_bypred, (const char *, double))                   \
  FUNCTION(int32_t, resolver_results, (void *, void **, uint32_t))                              \
  FUNCTION(void, destroy_continuous_resolver, (void *))                                         \
  FUNCTION(void *, create_inlet, (void *, int32_t, int32_t, int32_t))                           \
  FUNCTION(void, destroy_inlet, (void *))                                                       \
  FUNCTION(void *, get_fullinfo, (void *, double, int32_t *))                                   \
  FUNCTION(void, open_stream, (void *, double, int32_t *))                                      \
  FUNCTION(double, time_correction, (void *, double, int32_t *))                                \
  FUNCTION(double, pull_sample_f, (void *, float *, int32_t, double, int32_t *))                \
  FUNCTION(void *, create_outlet, (void *, int32_t, int32_t))                                   \
  FUNCTION(void, destroy_outlet, (void *))                                                      \
  FUNCTION(int32_t, push_sample_ftp, (void *, const float *, double, int32_t))                  \
  FUNCTION(int32_t, push_sample_strtp, (void *, const char **, double, int32_t))                \
  FUNCTION(int32_t, wait_for_consumers, (void *, double))

struct gl_lsl {
#define GL_LSL_FIELD(result, name, parameters) result(*name) parameters;
  GL_LSL_FUNCTIONS(GL_LSL_FIELD)
#undef GL_LSL_FIELD
  /// Null before liblsl 1.17.7.
  void (*set_config_content)(const char *);
};

#endif
