#include "internal.h"

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/// Takes the address of a function out of a library; false if it has none of that name.
///
/// C knows no cast from an object pointer to a function pointer, so the bytes are copied.
static bool find(void *library, const char *name, void *function, char *error, size_t error_size) {
  void *address = dlsym(library, name);
  if (!address) {
    snprintf(error, error_size, "it has no function %s", name);
    return false;
  }
  memcpy(function, &address, sizeof address);
  return true;
}

gl_lsl *gl_lsl_load(const char *path, char *error, size_t error_size) {
  void *library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
  if (!library) {
    const char *reason = dlerror();
    snprintf(error, error_size, "%s", reason ? reason : "it cannot be loaded");
    return NULL;
  }
  gl_lsl *lsl = calloc(1, sizeof *lsl);
  if (!lsl) {
    snprintf(error, error_size, "there is no memory left");
    return NULL;
  }
#define GL_LSL_FIND(result, name, parameters)                                  \
  if (!find(library, "lsl_" #name, &lsl->name, error, error_size)) {           \
    free(lsl);                                                                 \
    return NULL;                                                               \
  }
  GL_LSL_FUNCTIONS(GL_LSL_FIND)
#undef GL_LSL_FIND
  char ignored[1];
  find(library, "lsl_set_config_content", &lsl->set_config_content, ignored, sizeof ignored);
  return lsl;
}

int gl_lsl_version(const gl_lsl *lsl) { return lsl->library_version(); }

double gl_lsl_clock(const gl_lsl *lsl) { return lsl->local_clock(); }

bool gl_lsl_configure(const gl_lsl *lsl, const char *text) {
  if (!lsl->set_config_content) return false;
  lsl->set_config_content(text);
  return true;
}
