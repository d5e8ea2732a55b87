/* notebook-tools.h: a notebook, and an article to mark
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "attune-notebook.h"

#include "scratch.h"

G_BEGIN_DECLS

AttuneArticle *tools_load_article (void);
AttuneMark *tools_make_bookmark (AttuneArticle *article, const char *block);
AttuneNotebook *tools_open_sound (const char *path);

gboolean tools_commit (AttuneNotebook *notebook, AttuneEdit *edit, GError **error);
void tools_begin_add (AttuneNotebook *notebook,
                      AttuneMark *mark,
                      GAsyncReadyCallback callback,
                      gpointer user_data);
gboolean tools_add (AttuneNotebook *notebook, AttuneMark *bookmark, GError **error);
gboolean tools_remove (AttuneNotebook *notebook, AttuneMark *bookmark, GError **error);
gboolean
tools_rename (AttuneNotebook *notebook, AttuneMark *bookmark, const char *name, GError **error);
gboolean
tools_write_note (AttuneNotebook *notebook, AttuneMark *mark, const char *note, GError **error);
gboolean tools_flush (AttuneNotebook *notebook, GError **error);

void tools_fill (AttuneNotebook *notebook, AttuneArticle *article, guint n);
void tools_back_up (const char *path, const char *day);

void tools_wait_for_count (AttuneNotebook *notebook, guint n);
guint tools_rounds (guint brief, guint many);
gint64 tools_read_number (const char *path, const char *sql);

guint tools_count (AttuneNotebook *notebook);
AttuneMark *tools_find (AttuneNotebook *notebook, const char *id);
char *tools_describe (AttuneNotebook *notebook);

void tools_copy_files (const char *from, const char *to);

G_END_DECLS
