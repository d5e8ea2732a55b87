/* dialog-tools.h: what the tests of dialogs share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "attune-marker.h"
#include "reader-tools.h"

G_BEGIN_DECLS

/**
 * DialogScene:
 * @folder: where the notebook lies, and files may
 * @library: of the real article
 * @article: that
 * @notebook: a new one
 * @marker: of it
 * @window: with room for toasts, shown
 *
 * A window for dialogs to lie in, and what they are about.
 */
typedef struct
{
  char *folder;
  AttuneLibrary *library;
  AttuneArticle *article;
  AttuneNotebook *notebook;
  AttuneMarker *marker;
  AdwApplicationWindow *window;
} DialogScene;

void dialog_scene_init (DialogScene *self);
void dialog_scene_clear (DialogScene *self);

AttunePlace *dialog_scene_dup_place (DialogScene *self, guint block, guint length);
AttuneMark *dialog_scene_add (DialogScene *self, AttuneMark *mark);
AttuneMark *dialog_scene_highlight (DialogScene *self, guint block, const char *kind);
void dialog_scene_commit (DialogScene *self, AttuneEdit *edit);
guint dialog_scene_count (DialogScene *self);

char *dialog_scene_path (DialogScene *self, const char *name);
GFile *dialog_scene_file (DialogScene *self, const char *name);

AdwDialog *dialog_scene_wait_for (DialogScene *self, GType type);
void dialog_scene_wait_for_toast (DialogScene *self, const char *message);

GtkWidget *dialog_find_button (GtkWidget *root, const char *label);
GtkWidget *dialog_find_row (GtkWidget *root, const char *title);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DialogScene, dialog_scene_clear)

G_END_DECLS
