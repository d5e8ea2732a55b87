/* fault-vfs.h: a disk that fails when it is told to
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * FaultKind:
 * @FAULT_NONE: nothing fails
 * @FAULT_CUT: the program ends in the middle of a write, with what was written by then
 * @FAULT_POWER: as before, and of what was not synchronised, any part is lost
 * @FAULT_FULL: writes fail for want of room
 *
 * What happens when so many bytes have been written.
 */
typedef enum
{
  FAULT_NONE,
  FAULT_CUT,
  FAULT_POWER,
  FAULT_FULL,
} FaultKind;

/* How a program ends that was cut. */
#define FAULT_EXIT 9

void fault_vfs_register (void);
void fault_vfs_arm (FaultKind kind, gint64 n_bytes);

G_END_DECLS
