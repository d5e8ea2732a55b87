/* scratch.h: files that are gone after a test
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A folder of its own for a test; taken away with all that is in it at the end of the scope. */
typedef char *Scratch;

Scratch scratch_new (void);
void scratch_clear (Scratch *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Scratch, scratch_clear)

char *scratch_path (const char *folder, const char *name);
GBytes *scratch_read (const char *path);
void scratch_write (const char *path, gconstpointer data, gsize size);
void scratch_copy (const char *from, const char *to);
gboolean scratch_has (const char *path, const char *suffix);
guint scratch_mode (const char *path);
GStrv scratch_list (const char *folder, const char *prefix);

G_END_DECLS
