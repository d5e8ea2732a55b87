/* attune-leaving.c: leaving with something unsaved
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-leaving.h"

#include <adwaita.h>
#include <glib/gi18n.h>

typedef struct
{
  AttuneNotebook *notebook;
  GWeakRef window;
  GCallback leave;
  gpointer user_data;
} Question;

static void
question_free (Question *question)
{
  g_object_unref (question->notebook);
  g_weak_ref_clear (&question->window);
  g_free (question);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Question, question_free)

/**
 * attune_leaving_is_safe:
 * @window: the window that is about to close
 * @notebook: where the reader has written
 *
 * Has all written that can be, if it is the last window: the program ends with it.
 *
 * Returns: whether nothing is lost if the window goes
 */
gboolean
attune_leaving_is_safe (GtkWindow *window, AttuneNotebook *notebook)
{
  GtkApplication *application = gtk_window_get_application (window);
  GList *windows = application != NULL ? gtk_application_get_windows (application) : NULL;
  g_autoptr (GError) error = NULL; /* the question tells why */

  return (windows != NULL && windows->next != NULL) || attune_notebook_flush (notebook, &error);
}

static void
response_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Question) question = user_data;
  g_autoptr (GtkWindow) window = g_weak_ref_get (&question->window);
  const char *response = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result);

  if (window == NULL)
    return;
  if (g_strcmp0 (response, "leave") == 0)
    ((void (*) (gpointer)) question->leave) (question->user_data);
  else if (g_strcmp0 (response, "again") == 0)
    gtk_window_close (window);
}

/**
 * attune_leaving_ask:
 * @window: the window that was to close
 * @notebook: what has something unsaved
 * @leave: called with @user_data when the reader leaves all the same; not after @window is gone
 *
 * Says what is not saved and why, and asks whether to try again, to stay, or to leave it.
 */
void
attune_leaving_ask (GtkWindow *window,
                    AttuneNotebook *notebook,
                    GCallback leave,
                    gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *body = NULL;
  AdwAlertDialog *dialog = NULL;
  Question *question = NULL;

  if (attune_notebook_flush (notebook, &error))
    {
      ((void (*) (gpointer)) leave) (user_data);
      return;
    }

  /* Translators: %s are sentences that say why */
  body = g_strdup_printf (_ ("What you marked or wrote last is not on the disk, and would be lost. "
                             "%s"),
                          error->message);
  dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (_ ("Not Saved"), body));
  adw_alert_dialog_add_responses (dialog, "stay", _ ("_Stay"), "leave", _ ("_Leave"), "again",
                                  _ ("_Try Again"), NULL);
  adw_alert_dialog_set_response_appearance (dialog, "leave", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_response_appearance (dialog, "again", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (dialog, "again");
  adw_alert_dialog_set_close_response (dialog, "stay");

  question = g_new0 (Question, 1);
  question->notebook = g_object_ref (notebook);
  g_weak_ref_init (&question->window, window);
  question->leave = leave;
  question->user_data = user_data;
  adw_alert_dialog_choose (dialog, GTK_WIDGET (window), NULL, response_cb, question);
}
