package org.vipwarden.web.live;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

/** Starts and stops {@link Live} with the application. */
@WebListener
public class LiveStart implements ServletContextListener {
    @Inject
    private Live live;

    @Resource
    private ManagedThreadFactory threads;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        live.start(threads);
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        try {
            live.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
