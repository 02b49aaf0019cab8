package org.vipwarden.jmx.connector;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import javax.management.remote.generic.ObjectWrapping;

/**
 * Arguments and results as bytes, read with an allow-list. The same bytes as the library's own wrapping makes, so any JMXMP client
 * understands it.
 *
 * @param allowed what may be read
 */
record FilteredWrapping(ObjectInputFilter allowed) implements ObjectWrapping {

    @Override
    public Object wrap(Object object) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        }
        return bytes.toByteArray();
    }

    @Override
    public Object unwrap(Object wrapped, ClassLoader loader) throws IOException, ClassNotFoundException {
        try (ObjectInputStream in = new LoaderStream(new ByteArrayInputStream((byte[]) wrapped), loader)) {
            in.setObjectInputFilter(allowed);
            return in.readObject();
        }
    }

    private static final class LoaderStream extends ObjectInputStream {
        private final ClassLoader loader;

        LoaderStream(InputStream in, ClassLoader loader) throws IOException {
            super(in);
            this.loader = loader;
        }

        @Override
        protected Class<?> resolveClass(ObjectStreamClass description) throws IOException, ClassNotFoundException {
            return loader == null
                    ? super.resolveClass(description)
                    : Class.forName(description.getName(), false, loader);
        }
    }
}
