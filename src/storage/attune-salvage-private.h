/* attune-salvage-private.h: what reading damaged files shares
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "attune-salvage.h"

G_BEGIN_DECLS

/**
 * AttuneSalvageLog:
 * @bytes: all of it
 * @page_size: in bytes
 * @n_frames: how many frames belong together
 * @n_read: how many of them SQLite reads
 * @is_valid: (array length=n_frames): of each, whether its checksum is right
 *
 * A log as it was found.
 */
typedef struct
{
  GBytes *bytes;
  gsize page_size;
  gsize n_frames;
  gsize n_read;
  gboolean *is_valid;
} AttuneSalvageLog;

AttuneSalvageLog *attune_salvage_log_new (const char *path);
void attune_salvage_log_free (AttuneSalvageLog *self);
const guint8 *attune_salvage_log_get_page (AttuneSalvageLog *self, gsize frame, guint32 *number);

guint32 attune_salvage_read_number (const guint8 *bytes);
GBytes *attune_salvage_read_file (const char *path, const char *suffix);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttuneSalvageLog, attune_salvage_log_free)

G_END_DECLS
