/// Lab Streaming Layer (liblsl), loaded while the program runs: it is not part of most systems.
#pragma once
