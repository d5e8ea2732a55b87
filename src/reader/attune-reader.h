/* attune-reader.h: the way into the room, for main() alone
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

int attune_reader_run (int argc, char **argv);
