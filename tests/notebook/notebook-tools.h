/* notebook-tools.h: a notebook, and an article to bookmark
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "attune-notebook.h"

#include "scratch.h"

G_BEGIN_DECLS

AttuneArticle *tools_load_article (void);
AttuneBookmark *tools_make_bookmark (AttuneArticle *article, const char *block);
AttuneNotebook *tools_open_sound (const char *path);

gboolean tools_add (AttuneNotebook *notebook, AttuneBookmark *bookmark, GError **error);
gboolean tools_remove (AttuneNotebook *notebook, AttuneBookmark *bookmark, GError **error);
gboolean
tools_rename (AttuneNotebook *notebook, AttuneBookmark *bookmark, const char *name, GError **error);
gboolean tools_flush (AttuneNotebook *notebook, GError **error);

void tools_fill (AttuneNotebook *notebook, AttuneArticle *article, guint n);
void tools_back_up (const char *path, const char *day);

guint tools_count (AttuneNotebook *notebook);
AttuneBookmark *tools_find (AttuneNotebook *notebook, const char *id);
char *tools_describe (AttuneNotebook *notebook);

void tools_copy_files (const char *from, const char *to);

G_END_DECLS
