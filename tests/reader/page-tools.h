/* page-tools.h: a page of the sidebar, alone in a window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "attune-marker.h"
#include "reader-tools.h"

G_BEGIN_DECLS

/**
 * PageFixture:
 * @removed: (element-type AttuneMark) (nullable): what was removed last
 * @n_removals: in how many steps, each with one Undo
 */
typedef struct
{
  AttuneLibrary *library;
  AttuneArticle *article;
  AttuneNotebook *notebook;
  AttuneMarker *marker;
  GtkWidget *window;
  GPtrArray *removed;
  guint n_removals;
} PageFixture;

void page_set_up (PageFixture *self, gconstpointer data);
void page_tear_down (PageFixture *self, gconstpointer data);
void page_show (PageFixture *self, GtkWidget *page);

AttuneMark *page_add (PageFixture *self, AttuneMark *mark);
AttuneMark *page_add_highlight (PageFixture *self,
                                const char *block,
                                guint start,
                                guint end,
                                const char *kind,
                                const char *note);
AttuneMark *page_add_bookmark (PageFixture *self, const char *block);
guint page_count (PageFixture *self);

G_END_DECLS
