// mallopt and its options, which Swift's module of glibc leaves out.
#include <malloc.h>
