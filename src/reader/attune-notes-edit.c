/* attune-notes-edit.c: changing highlights and notes from their list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-notes-edit.h"

#include <glib/gi18n.h>

/**
 * attune_notes_edit_remove:
 * @marker: of the notebook that they are in
 * @marks: (element-type AttuneMark): none, one or several
 *
 * Removes marks, with one Undo for all of them.
 */
void
attune_notes_edit_remove (AttuneMarker *marker, GPtrArray *marks)
{
  g_autofree char *told = NULL;

  if (marks->len == 1)
    attune_marker_remove_one (marker, g_ptr_array_index (marks, 0));
  if (marks->len < 2)
    return;

  /* Translators: highlights and notes together */
  told = g_strdup_printf (ngettext ("%u mark removed", "%u marks removed", marks->len), marks->len);
  attune_marker_remove (marker, marks, told);
}

/**
 * attune_notes_edit_set_kind:
 * @marker: of the notebook that they are in
 * @marks: (element-type AttuneMark): one or several
 * @kind: the id of the kind to give them; "" to take their highlights away
 */
void
attune_notes_edit_set_kind (AttuneMarker *marker, GPtrArray *marks, const char *kind)
{
  g_autoptr (AttuneEdit) edit = attune_edit_new ();

  for (guint i = 0; i < marks->len; i++)
    attune_edit_set_kind (edit, g_ptr_array_index (marks, i), *kind != '\0' ? kind : NULL);
  attune_marker_commit (marker, edit, NULL);
}

/**
 * attune_notes_edit_accept_guess:
 * @marker: of the notebook that it is in
 * @article: the one that it is of
 * @mark: a mark whose passage is lost, with a guess where it may be
 *
 * Puts a mark where the guess is.
 */
void
attune_notes_edit_accept_guess (AttuneMarker *marker, AttuneArticle *article, AttuneMark *mark)
{
  g_autoptr (AttuneEdit) edit = attune_edit_new ();

  attune_edit_set_place (edit, mark, article, attune_mark_get_guess (mark), TRUE);
  attune_marker_commit (marker, edit, _ ("It is in the text again"));
}
