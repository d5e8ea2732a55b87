/* attune-restore.c: asking before going back to a backup
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-restore.h"

#include <glib/gi18n.h>

#include "attune-telling.h"

/* A backup that may be gone back to */
typedef struct
{
  GtkWidget *parent;
  AttuneNotebook *notebook;
  GFile *file;
} Request;

static void
request_free (Request *request)
{
  g_object_unref (request->parent);
  g_object_unref (request->notebook);
  g_object_unref (request->file);
  g_free (request);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Request, request_free)

/**
 * attune_restore_dup_time:
 * @time: local time
 *
 * Returns: (transfer full): the time, to be read
 */
char *
attune_restore_dup_time (GDateTime *time)
{
  /* Translators: a date and a time, as for g_date_time_format(): “23 November 2026, 14:05” */
  return g_date_time_format (time, _ ("%-e %B %Y, %H:%M"));
}

/* Adds what becomes of @n, unless there are none. */
static void
add_sentence (GString *text, guint n, char *sentence)
{
  g_autofree char *owned = sentence;

  if (n == 0)
    return;

  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append (text, owned);
}

/**
 * attune_restore_dup_description:
 *
 * Returns: (transfer full): what would change, a sentence a line; nothing where nothing would
 */
char *
attune_restore_dup_description (const AttuneRestorePreview *preview)
{
  g_autoptr (GString) text = g_string_new (NULL);

  /* Translators: of bookmarks, highlights and notes */
  add_sentence (text, preview->n_added,
                g_strdup_printf (ngettext ("%u mark would come back.", "%u marks would come back.",
                                           preview->n_added),
                                 preview->n_added));
  add_sentence (text, preview->n_removed,
                g_strdup_printf (ngettext ("%u mark would be removed.",
                                           "%u marks would be removed.", preview->n_removed),
                                 preview->n_removed));
  add_sentence (text, preview->n_changed,
                g_strdup_printf (ngettext ("%u mark would be as it was in the backup.",
                                           "%u marks would be as they were in the backup.",
                                           preview->n_changed),
                                 preview->n_changed));
  add_sentence (
      text, preview->n_kinds_added,
      g_strdup_printf (ngettext ("%u kind of highlight would come back.",
                                 "%u kinds of highlights would come back.", preview->n_kinds_added),
                       preview->n_kinds_added));
  add_sentence (text, preview->n_kinds_removed,
                g_strdup_printf (ngettext ("%u kind of highlight would be removed.",
                                           "%u kinds of highlights would be removed.",
                                           preview->n_kinds_removed),
                                 preview->n_kinds_removed));
  add_sentence (
      text, preview->n_kinds_changed,
      g_strdup_printf (ngettext ("%u kind of highlight would be as it was in the backup.",
                                 "%u kinds of highlights would be as they were in the backup.",
                                 preview->n_kinds_changed),
                       preview->n_kinds_changed));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
restored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Request) request = user_data;
  g_autoptr (GError) error = NULL;

  if (attune_notebook_restore_finish (ATTUNE_NOTEBOOK (source), result, &error))
    attune_tell_done (request->parent, _ ("Notebook restored"));
  else
    attune_tell_failure (request->parent, _ ("Not Restored"), error->message);
}

static void
response_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Request *request = user_data;
  const char *response = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result);

  if (g_str_equal (response, "restore"))
    attune_notebook_restore_async (request->notebook, request->file, restored_cb, request);
  else
    request_free (request);
}

static char *
dup_body (const AttuneRestorePreview *preview, const char *changes)
{
  g_autofree char *when = NULL;
  g_autofree char *first = NULL;

  if (preview->time != NULL)
    {
      when = attune_restore_dup_time (preview->time);
      /* Translators: %s is a date and a time, %u counts bookmarks, highlights and notes */
      first = g_strdup_printf (ngettext ("The backup is of %s and holds %u mark.",
                                         "The backup is of %s and holds %u marks.",
                                         preview->n_marks),
                               when, preview->n_marks);
    }
  else
    first = g_strdup_printf (
        ngettext ("The backup holds %u mark.", "The backup holds %u marks.", preview->n_marks),
        preview->n_marks);

  if (*changes == '\0')
    return g_strjoin ("\n\n", first, _ ("The notebook holds the same. Nothing would change."),
                      NULL);

  return g_strjoin ("\n\n", first, changes,
                    _ ("The notebook as it is now is backed up first, so that you can come back "
                       "to it."),
                    NULL);
}

static void
previewed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Request) request = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AttuneRestorePreview) preview = NULL;
  g_autofree char *changes = NULL;
  g_autofree char *body = NULL;
  AdwAlertDialog *dialog = NULL;
  GtkWidget *parent = request->parent;

  preview = attune_notebook_preview_restore_finish (ATTUNE_NOTEBOOK (source), result, &error);
  if (preview == NULL)
    {
      attune_tell_failure (parent, _ ("Not a Backup"), error->message);
      return;
    }

  changes = attune_restore_dup_description (preview);
  body = dup_body (preview, changes);
  if (*changes == '\0')
    {
      attune_tell_failure (parent, _ ("No Difference"), body);
      return;
    }

  dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (_ ("Restore?"), body));
  adw_alert_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "restore", _ ("_Restore"), NULL);
  adw_alert_dialog_set_response_appearance (dialog, "restore", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (dialog, "cancel");
  adw_alert_dialog_set_close_response (dialog, "cancel");
  adw_alert_dialog_choose (dialog, parent, NULL, response_cb, g_steal_pointer (&request));
}

/**
 * attune_restore_ask:
 * @parent: what to ask on
 * @notebook: what would be changed
 * @file: a backup
 *
 * Reads a backup, shows what going back to it would change, and does so if the reader wants it.
 */
void
attune_restore_ask (GtkWidget *parent, AttuneNotebook *notebook, GFile *file)
{
  Request *request = g_new0 (Request, 1);
  GtkRoot *root = gtk_widget_get_root (parent);

  /* The preferences may be closed while the disk works. */
  request->parent = g_object_ref (root != NULL ? GTK_WIDGET (root) : parent);
  request->notebook = g_object_ref (notebook);
  request->file = g_object_ref (file);
  attune_notebook_preview_restore_async (notebook, file, previewed_cb, request);
}
