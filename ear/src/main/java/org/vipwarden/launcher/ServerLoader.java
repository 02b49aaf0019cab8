package org.vipwarden.launcher;

import fish.payara.micro.boot.loader.OpenURLClassLoader;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;

/**
 * Loads the application server beside the launcher's classes, which it shares: so the web application sees the engine that runs
 * in this process. Payara insists on this superclass.
 */
final class ServerLoader extends OpenURLClassLoader {

    ServerLoader(List<Path> jars) throws MalformedURLException {
        super(urls(jars), ServerLoader.class.getClassLoader());
    }

    private static URL[] urls(List<Path> jars) throws MalformedURLException {
        var urls = new URL[jars.size()];
        for (int i = 0; i < urls.length; i++) {
            urls[i] = jars.get(i).toUri().toURL();
        }
        return urls;
    }
}
