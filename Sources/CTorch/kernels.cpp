#ifdef GAITLAB_TRAINING

#include "ctorch_kernels.h"

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <unistd.h>
#include <vector>

namespace {

const char *const kVariable = "OPENBLAS_CORETYPE";

bool has_common_kernels() {
#if defined(__x86_64__)
  return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
#else
  return false;
#endif
}

// As /proc has them: each with a zero behind it.
std::string arguments() {
  std::ifstream file("/proc/self/cmdline", std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(file), {});
}

}  // namespace

void ctorch_use_common_kernels(void) {
  if (std::getenv(kVariable) != nullptr || !has_common_kernels()) return;
  char program[4096];
  const ssize_t length = readlink("/proc/self/exe", program, sizeof(program) - 1);
  std::string words = arguments();
  if (length <= 0 || words.empty()) return;
  program[length] = 0;
  std::vector<char *> argv;
  for (size_t at = 0; at < words.size(); at += std::string(&words[at]).size() + 1) {
    argv.push_back(&words[at]);
  }
  argv.push_back(nullptr);
  if (setenv(kVariable, "Haswell", 1) != 0) return;
  execv(program, argv.data());
  unsetenv(kVariable);
}

#endif
