/* attune-application.c: the program
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-application.h"

#include <glib/gi18n.h>

#include "attune-actions.h"
#include "attune-commands.h"
#include "attune-loader.h"
#include "attune-notebook-opening.h"
#include "attune-reader.h"
#include "attune-window.h"

/**
 * AttuneApplication:
 *
 * Owns what all windows share, opens windows, and hands to the commands what wants none.
 */
struct _AttuneApplication
{
  AdwApplication parent_instance;

  AttuneLoader *loader;
  AttuneNotebook *notebook;
  AttuneNotebookOpening *opening; /* until there is a window */
  GSettings *settings;
};

G_DEFINE_FINAL_TYPE (AttuneApplication, attune_application, ADW_TYPE_APPLICATION)

/* What is not to be remembered is forgotten at once, whoever said so. */
static void
remember_searches_cb (AttuneApplication *self)
{
  if (!g_settings_get_boolean (self->settings, "remember-searches"))
    g_settings_reset (self->settings, "recent-searches");
}

static AttuneWindow *
create_window (AttuneApplication *self)
{
  g_autofree char *path = attune_search_index_dup_default_path ();
  g_autoptr (AttuneSearchIndex) index = NULL;

  if (self->notebook == NULL)
    self->notebook = attune_notebook_opening_end (g_steal_pointer (&self->opening));
  if (self->settings == NULL)
    {
      self->settings = g_settings_new (ATTUNE_APPLICATION_ID);
      g_signal_connect_object (self->settings, "changed::remember-searches",
                               G_CALLBACK (remember_searches_cb), self, G_CONNECT_SWAPPED);
    }

  /* An index answers one search box: a newer search ends the older ones. */
  index = attune_search_index_new (attune_loader_get_library (self->loader), path);

  return attune_window_new (GTK_APPLICATION (self), attune_loader_get_library (self->loader),
                            self->notebook, index, self->settings);
}

static void
open_first_article (AttuneApplication *self, AttuneWindow *window)
{
  AttuneLibrary *library = attune_loader_get_library (self->loader);
  g_autoptr (AttuneArticle) article = g_list_model_get_item (G_LIST_MODEL (library), 0);
  const GPtrArray *errors = attune_library_get_errors (library);

  if (article != NULL)
    attune_window_open (window, article, NULL);
  else
    attune_window_show_problem (window, _ ("The Article Cannot Be Read"),
                                errors->len > 0
                                    ? ((GError *) g_ptr_array_index (errors, 0))->message
                                    : _ ("There is no article in this program."));
}

static void
open_new_window (AttuneApplication *self)
{
  AttuneWindow *window = create_window (self);

  open_first_article (self, window);
  gtk_window_present (GTK_WINDOW (window));
}

static void
attune_application_activate (GApplication *application)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (window != NULL)
    gtk_window_present (window);
  else
    open_new_window (ATTUNE_APPLICATION (application));
}

/* A place: in the window that there is */
static void
open_place (AttuneApplication *self, const char *uri)
{
  GtkWindow *active = gtk_application_get_active_window (GTK_APPLICATION (self));
  AttuneWindow *window = active != NULL ? ATTUNE_WINDOW (active) : create_window (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (AttunePlace) place = attune_place_parse (uri, &error);
  AttuneArticle *article = NULL;

  if (place != NULL)
    {
      article = attune_library_lookup (attune_loader_get_library (self->loader),
                                       attune_place_get_article_id (place));
      if (article == NULL)
        g_set_error (&error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                     _ ("There is no article “%s” in this program."),
                     attune_place_get_article_id (place));
      else if (attune_article_resolve (article, place, NULL, NULL, &error) == NULL)
        article = NULL;
    }

  if (article != NULL)
    attune_window_open (window, article, place);
  else
    attune_window_show_problem (window, _ ("The Link Leads Nowhere"), error->message);
  gtk_window_present (GTK_WINDOW (window));
}

/* A file: in a window of its own */
static void
open_file (AttuneApplication *self, GFile *file)
{
  AttuneWindow *window = create_window (self);
  g_autoptr (GError) error = NULL;
  AttuneArticle *article = attune_loader_open (self->loader, file, &error);

  if (article != NULL)
    attune_window_open (window, article, NULL);
  else
    attune_window_show_problem (window, _ ("The Article Cannot Be Read"), error->message);
  gtk_window_present (GTK_WINDOW (window));
}

static void
attune_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  AttuneApplication *self = ATTUNE_APPLICATION (application);

  for (int i = 0; i < n_files; i++)
    {
      g_autofree char *uri = g_file_get_uri (files[i]);

      if (g_file_has_uri_scheme (files[i], "attune"))
        open_place (self, uri);
      else
        open_file (self, files[i]);
    }
}

static int
attune_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  AttuneApplication *self = ATTUNE_APPLICATION (application);
  g_autoptr (GPtrArray) files = attune_commands_dup_files (options);
  g_autoptr (GError) error = NULL;

  if (attune_commands_are_asked (options))
    {
      g_autofree char *path = attune_search_index_dup_default_path ();

      return attune_commands_run (options, attune_loader_get_library (self->loader), path, NULL,
                                  stdout, stderr);
    }
  if (files->len == 0)
    return -1;

  for (guint i = 0; i < files->len; i++)
    {
      GFile *file = g_ptr_array_index (files, i);

      if (!g_file_has_uri_scheme (file, "attune"))
        attune_loader_prepare (self->loader, file);
    }

  if (!g_application_register (application, NULL, &error))
    {
      g_printerr ("attune: %s\n", error->message);
      return 1;
    }
  g_application_open (application, (GFile **) files->pdata, (int) files->len, "");

  /* Here the windows are; elsewhere another instance has them. */
  return g_application_get_is_remote (application) ? 0 : -1;
}

static void
attune_application_startup (GApplication *application)
{
  if (!gtk_init_check ())
    {
      g_printerr ("%s\n%s\n", _ ("attune: there is no display to open a window on."),
                  _ ("Without one, “attune --help” says what can be done."));
      exit (1);
    }

  /* The toolkit takes longer to get ready than the notebook to be read. */
  ATTUNE_APPLICATION (application)->opening = attune_notebook_opening_begin (NULL);
  G_APPLICATION_CLASS (attune_application_parent_class)->startup (application);

  attune_actions_install_keys (GTK_APPLICATION (application));
}

static void
attune_application_shutdown (GApplication *application)
{
  AttuneApplication *self = ATTUNE_APPLICATION (application);
  g_autoptr (GError) error = NULL;

  if (self->opening != NULL)
    self->notebook = attune_notebook_opening_end (g_steal_pointer (&self->opening));
  if (self->notebook != NULL && !attune_notebook_flush (self->notebook, &error))
    g_printerr ("attune: %s\n", error->message);

  G_APPLICATION_CLASS (attune_application_parent_class)->shutdown (application);
}

/* The desktop's search leads here: in the window that there is. */
static void
search_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AttuneApplication *self = user_data;
  GtkWindow *active = gtk_application_get_active_window (GTK_APPLICATION (self));
  AttuneWindow *window = active != NULL ? ATTUNE_WINDOW (active) : create_window (self);

  if (active == NULL)
    open_first_article (self, window);
  attune_window_search (window, g_variant_get_string (parameter, NULL));
  gtk_window_present (GTK_WINDOW (window));
}

static void
new_window_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  open_new_window (user_data);
}

/* Each window is asked, so that each can save what it has to. */
static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (user_data));
  g_autoptr (GList) copy = g_list_copy (windows);

  for (GList *l = copy; l != NULL; l = l->next)
    {
      AdwDialog *dialog = adw_application_window_get_visible_dialog (l->data);

      /* Closing a window closes the dialog in it, and no more. */
      if (dialog != NULL)
        adw_dialog_force_close (dialog);
      gtk_window_close (l->data);
    }
}

static void
help_shown_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  AttuneApplication *self = user_data;
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));
  g_autoptr (GError) error = NULL;
  AdwDialog *dialog = NULL;

  g_application_release (G_APPLICATION (self));
  if (g_app_info_launch_default_for_uri_finish (result, &error) || window == NULL)
    return;

  dialog = adw_alert_dialog_new (_ ("No Help Viewer"), NULL);
  adw_alert_dialog_format_body (ADW_ALERT_DIALOG (dialog),
                                /* Translators: %s is a folder */
                                _ ("Install the program Help (Yelp) to read Attune’s help. Its "
                                   "pages lie in %s."),
                                HELPDIR);
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _ ("_Close"));
  adw_dialog_present (dialog, GTK_WIDGET (window));
}

static void
help_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_application_hold (user_data);
  g_app_info_launch_default_for_uri_async ("help:attune", NULL, NULL, help_shown_cb, user_data);
}

static void
attune_application_dispose (GObject *object)
{
  AttuneApplication *self = ATTUNE_APPLICATION (object);

  g_clear_object (&self->settings);
  g_clear_object (&self->notebook);
  g_clear_pointer (&self->loader, attune_loader_free);

  G_OBJECT_CLASS (attune_application_parent_class)->dispose (object);
}

static void
attune_application_class_init (AttuneApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = attune_application_dispose;
  application_class->activate = attune_application_activate;
  application_class->open = attune_application_open;
  application_class->handle_local_options = attune_application_handle_local_options;
  application_class->startup = attune_application_startup;
  application_class->shutdown = attune_application_shutdown;
}

static void
attune_application_init (AttuneApplication *self)
{
  static const GActionEntry entries[] = {
    { "new-window", new_window_cb },
    { "search", search_cb, "s" },
    { "help", help_cb },
    { "quit", quit_cb },
  };

  self->loader = attune_loader_new ();
  attune_commands_add_options (G_APPLICATION (self));
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}

AttuneApplication *
attune_application_new (void)
{
  return g_object_new (ATTUNE_TYPE_APPLICATION, "application-id", ATTUNE_APPLICATION_ID, "flags",
                       G_APPLICATION_HANDLES_OPEN, "resource-base-path", ATTUNE_RESOURCE_PATH,
                       NULL);
}

/**
 * attune_reader_run:
 *
 * Runs the program.
 *
 * Returns: its exit status
 */
int
attune_reader_run (int argc, char **argv)
{
  g_autoptr (AttuneApplication) application = attune_application_new ();

  return g_application_run (G_APPLICATION (application), argc, argv);
}
