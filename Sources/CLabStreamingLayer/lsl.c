#include "CLabStreamingLayer.h"
